package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Form;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** An authority with one consumer and two resource servers, and what they send to it. */
final class Desk implements AutoCloseable {
    static final String CALLBACK = "https://app.example.com/callback";
    static final String API = "https://api.example.com";
    static final String OWN_API = "https://own.example.com";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Watch watch = new Watch(Instant.parse("2026-11-21T12:00:00Z"));
    final Consumer web = Consumer.builder("web-1")
            .url(CALLBACK)
            .grants("reader", "admin")
            .scopes("email", "phone")
            .build();
    final Resource api = Resource.builder(API).build();
    final Resource own = Resource.builder(OWN_API).own().build();
    final SessionAuthority authority;

    Desk() {
        this(SessionAuthority.builder());
    }

    Desk(SessionAuthority.Builder settings) {
        authority = settings.clock(watch)
                .start()
                .register(web)
                .register(api)
                .register(own)
                .person("alice", "u-8842")
                .barred("mallory", "u-0666");
    }

    /** A ticket of the consumer's, with its secret; more members as pairs of name and value. */
    Map<String, Object> ticket(String name, Object... more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ticket", name);
        members.put("c_id", web.id());
        members.put("c_secret", web.secret());
        for (int pair = 0; pair < more.length; pair += 2) {
            members.put((String) more[pair], more[pair + 1]);
        }
        return members;
    }

    HttpResponse<String> post(AsidEndpoint endpoint, Map<String, ?> members, String... headers) throws Exception {
        return post(endpoint, JsonUtil.toJson(members), headers);
    }

    HttpResponse<String> post(AsidEndpoint endpoint, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(authority.uri(endpoint)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    Map<String, Object> handshake(Object... more) throws Exception {
        Map<String, Object> members = ticket("handshake", "c_url", CALLBACK);
        for (int pair = 0; pair < more.length; pair += 2) {
            members.put((String) more[pair], more[pair + 1]);
        }
        return ok(post(AsidEndpoint.HANDSHAKE, members));
    }

    /** A login as far as the callback: what the browser takes along, and the A_SID as {@code sid}. */
    Login login(Visitor visitor, Object... more) throws Exception {
        Map<String, Object> redirect = handshake(more);
        URI back = visitor.allow(URI.create((String) redirect.get("a_url")));
        return new Login((String) redirect.get("a_sid"), back);
    }

    HttpResponse<String> result(String sid, Object... more) throws Exception {
        Map<String, Object> members = ticket("result_request", "a_sid", sid);
        for (int pair = 0; pair < more.length; pair += 2) {
            members.put((String) more[pair], more[pair + 1]);
        }
        return post(AsidEndpoint.RESULT, members);
    }

    HttpResponse<String> refresh(String sid) throws Exception {
        return post(AsidEndpoint.REFRESH, ticket("refresh", "a_sid", sid));
    }

    HttpResponse<String> revoke(String sid) throws Exception {
        return post(AsidEndpoint.REVOKE, ticket("revoke", "a_sid", sid));
    }

    /** What {@code api} asks about a good proof of this A_SID. */
    Map<String, Object> question(Session session) {
        return question(session.sid(), session.uid(), web.proof(session, API).passedOn());
    }

    Map<String, Object> question(String sid, String uid, Map<String, Object> proof) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ticket", "verify");
        members.put("c_id", web.id());
        members.put("a_sid", sid);
        members.put("a_uid", uid);
        members.put("proof", proof);
        return members;
    }

    HttpResponse<String> ask(Resource asker, Map<String, Object> question) throws Exception {
        return post(AsidEndpoint.VERIFY, question, "Authorization", asker.basic());
    }

    boolean isActive(Session session) throws Exception {
        return (Boolean) ok(ask(api, question(session))).get("active");
    }

    static Map<String, Object> json(HttpResponse<String> response) throws JoseException {
        return JsonUtil.parseJson(response.body());
    }

    static Map<String, Object> ok(HttpResponse<String> response) throws JoseException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        return json(response);
    }

    static void assertRefused(HttpResponse<String> response, TicketError error) throws JoseException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(error.status());
        assertThat(json(response))
                .containsEntry("ticket", "error")
                .containsEntry("error", error.code())
                .containsOnlyKeys("ticket", "error", "error_description");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Override
    public void close() {
        authority.close();
    }

    /**
     * A login whose result nobody has fetched.
     *
     * @param sid the A_SID, of the redirect ticket
     * @param back where the browser is sent
     */
    record Login(String sid, URI back) {
        String parameter(String name) {
            List<String> values = Form.parse(back.getRawQuery()).all(name);
            return values.size() == 1 ? values.get(0) : "";
        }
    }
}
