package org.bailiwick.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway does where people log in, whichever flavour it is of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LoginContract {
    /** Where a session with the gateway begins that is Alice's. */
    protected static final String REMEMBER = "/session/remember";

    /** Where {@code X-Session} says whose the session is. */
    protected static final String RECALL = "/session/recall";

    /** What a request has whose answer may not be stored, as Spring Security sees to it where nobody else says anything. */
    protected static final String STRICT = "X-Strict";

    protected static final String NO_STORE = "no-cache, no-store";

    private Upstream service;
    private Socket closed;
    private URI nobody;
    private RunningAdapter gateway;

    /** Starts a gateway with these properties and a {@link LoginGate}. */
    protected abstract RunningAdapter start(List<String> properties) throws IOException;

    /** What the properties of routes begin with. */
    protected abstract String prefix();

    /** The property that says where the gateway is mounted. */
    protected abstract String mount();

    @BeforeAll
    void startAll() throws IOException {
        service = Upstream.start(LoginContract::answer);
        closed = new Socket();
        // Bound, but nobody listens: the port refuses, and nobody else gets it.
        closed.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        gateway = start(routes());
    }

    private List<String> routes(String... more) {
        List<String> routes = new ArrayList<>();
        route(routes, 0, "/desk/**", service.uri());
        route(routes, 1, "/open/**", service.uri());
        route(routes, 2, "/nobody/**", nobody);
        routes.addAll(List.of(more));
        return routes;
    }

    private void route(List<String> routes, int index, String path, URI uri) {
        String route = prefix() + ".routes[" + index + "].";
        routes.addAll(List.of(route + "id=r" + index, route + "uri=" + uri, route + "predicates[0]=Path=" + path));
    }

    @AfterAll
    void stopAll() throws Exception {
        gateway.close();
        closed.close();
        service.close();
    }

    /** Says which cookies came, and sets some; the path ends in the status. */
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        exchange.getResponseHeaders().add("Set-Cookie", "one=1; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "two=2; Path=/");
        exchange.getResponseHeaders()
                .add("X-Cookies", String.valueOf(exchange.getRequestHeaders().get("Cookie")));
        exchange.getResponseHeaders()
                .add("X-Subject", String.valueOf(exchange.getRequestHeaders().get("Bailiwick-Subject")));
        if (last.equals("cached")) {
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=60");
        }
        if (last.equals("max-age") || last.equals("no-store") || last.equals("private")) {
            exchange.getResponseHeaders().add("Cache-Control", last.equals("max-age") ? "max-age=60" : last);
        }
        if (last.equals("stream")) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (last.equals("broken")) {
            throw new IOException("breaks off on purpose");
        } else {
            exchange.sendResponseHeaders(last.matches("\\d+") ? Integer.parseInt(last) : 200, -1);
        }
        exchange.close();
    }

    private Raw get(String path, String... fields) throws IOException {
        return call("GET", path, fields);
    }

    private Raw call(String method, String path, String... fields) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", "Connection: close"));
        lines.addAll(List.of(fields));
        return Raw.send(gateway.baseUri(), lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /desk/200, 200",
        "HEAD, /desk/200, 200",
        "GET, /desk/204, 204",
        "GET, /desk/304, 304",
        "GET, /desk/404, 404",
        "GET, /desk/503, 503",
        "GET, /desk/cached, 200",
        "GET, /desk/stream, 200",
        "POST, /desk/401, 401"
    })
    void cookies_areAddedToWhateverTheServiceAnswers(String method, String path, int status) throws Exception {
        Raw answer = call(method, path, "Cookie: " + LoginGate.ALICE, "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.values("Set-Cookie"))
                .containsExactlyInAnyOrder("one=1; Path=/", "two=2; Path=/", LoginGate.RENEWED, LoginGate.GONE);
        assertThat(answer.values("X-Subject")).containsExactly("[alice]");
        assertThat(answer.values("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nobody/1", "/desk/broken"})
    void cookies_areAddedWhereTheServiceDoesNotAnswer(String path) throws Exception {
        Raw answer = get(path, "Cookie: " + LoginGate.ALICE);

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.values("Set-Cookie")).containsExactlyInAnyOrder(LoginGate.RENEWED, LoginGate.GONE);
        assertThat(answer.values("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "200, private",
        "404, private",
        "stream, private",
        "max-age, max-age=60; private",
        "cached, 'public, max-age=60; private'",
        "private, private",
        "no-store, no-store"
    })
    void answerToAPerson_isPrivateUnlessTheServiceForbidsMore(String path, String fields) throws Exception {
        Raw answer = get("/desk/" + path, "Cookie: " + LoginGate.STEADY);

        assertThat(answer.values("X-Subject")).containsExactly("[alice]");
        assertThat(answer.values("Cache-Control")).containsExactly(fields.split("; "));
    }

    @ParameterizedTest
    @CsvSource({"200, no-store", "max-age, max-age=60; no-store", "private, private; no-store", "no-store, no-store"})
    void answerWithOurCookies_isForNobodyToStore(String path, String fields) throws Exception {
        assertThat(get("/desk/" + path, "Cookie: " + LoginGate.ALICE).values("Cache-Control"))
                .containsExactly(fields.split("; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/200", "/desk/stream", "/desk/404", "/nobody/1"})
    void answer_hasWhatTheGatewaysSecuritySaysWhereNobodyElseDoes(String path) throws Exception {
        for (String cookie : List.of(LoginGate.STEADY, LoginGate.ALICE)) {
            assertThat(get(path, "Cookie: " + cookie, STRICT + ": 1").values("Cache-Control"))
                    .as(cookie)
                    .containsExactly(NO_STORE);
        }
        assertThat(get("/desk/max-age", "Cookie: " + LoginGate.STEADY, STRICT + ": 1")
                        .values("Cache-Control"))
                .containsExactly("max-age=60", "private");
    }

    @ParameterizedTest
    @CsvSource({"GET, /login/callback", "POST, /logout"})
    void sessionOfTheGateway_endsWhenThePersonChanges(String method, String path) throws Exception { // CS-4
        String session = remembered();
        assertThat(recalled(session)).isEqualTo("Alice");
        assertThat(get("/login/failed", "Cookie: " + session).status()).isEqualTo(200);
        assertThat(recalled(session)).as("nobody has changed").isEqualTo("Alice");

        Raw changed = call(method, path, "Cookie: " + session, "Content-Length: 0");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.values("Set-Cookie")).contains(LoginGate.RENEWED, LoginGate.GONE);
        assertThat(recalled(session)).isEqualTo("none");
        assertThat(remembered("Cookie: " + session)).as("worth nothing").isNotEqualTo(session);
    }

    private String remembered(String... fields) throws IOException {
        return get(REMEMBER, fields).values("Set-Cookie").stream()
                .filter(value -> value.matches("J?SESSION(ID)?=\\w.*"))
                .map(value -> value.split(";")[0])
                .findAny()
                .orElseThrow();
    }

    private String recalled(String session) throws IOException {
        return get(RECALL, "Cookie: " + session).values("X-Session").get(0);
    }

    @Test
    void answerWithoutOurCookies_isLeftAlone() throws Exception {
        Raw answer = get("/open/cached", "Cookie: " + LoginGate.ALICE);

        assertThat(answer.values("Set-Cookie")).containsExactly("one=1; Path=/", "two=2; Path=/");
        assertThat(answer.values("Cache-Control")).containsExactly("public, max-age=60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/200", "/open/200"})
    void ourCookies_doNotReachTheService(String path) throws Exception {
        assertThat(get(path, "Cookie: a=\"1\";  b; " + LoginGate.ALICE + ";c=3=4")
                        .values("X-Cookies"))
                .containsExactly("[a=\"1\";  b;c=3=4]");
        assertThat(get(path, "Cookie: " + LoginGate.ALICE).values("X-Cookies")).containsExactly("null");
        assertThat(get(
                                path,
                                "Cookie: a=1",
                                "cookie: __Host-bailiwick-login.sessions=x",
                                "COOKIE: " + LoginGate.ALICE + "; b=2")
                        .values("X-Cookies")
                        .get(0))
                .contains("a=1", "b=2")
                .doesNotContain("bailiwick");
    }

    @Test
    void ourCookies_doNotReachTheServiceOfARouteWithoutAGateEither() throws Exception {
        RunningAdapter unguarded = start(routes("bailiwick.gateway.global=false"));
        try {
            Raw answer = Raw.send(
                    unguarded.baseUri(),
                    "GET /desk/200 HTTP/1.1",
                    "Connection: close",
                    "Cookie: a=1; " + LoginGate.ALICE + "; b=2");

            assertThat(answer.values("X-Subject")).as("not guarded").containsExactly("null");
            assertThat(answer.values("X-Cookies")).containsExactly("[a=1; b=2]");
            assertThat(Raw.send(
                                    unguarded.baseUri(),
                                    "GET /desk/200 HTTP/1.1",
                                    "Connection: close",
                                    "Cookie: " + LoginGate.ALICE)
                            .values("X-Cookies"))
                    .containsExactly("null");
        } finally {
            unguarded.close();
        }
    }

    @Test
    void browser_isSentAwayWithACookie() throws Exception {
        Raw answer = get("/desk/200", "Accept: text/html");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.values("Location")).containsExactly("https://authority.example.com/login");
        assertThat(answer.values("Set-Cookie"))
                .containsExactly("__Host-bailiwick-login.sessions=begun; Path=/; Secure; HttpOnly");
        assertThat(get("/desk/200").status()).isEqualTo(401);
    }

    @Test
    void callbackAndLogout_areServedThoughNoRouteLeadsThere() throws Exception {
        assertServed(gateway, "");
    }

    @Test
    void callbackAndLogout_areServedBelowWhereTheGatewayIsMounted() throws Exception {
        RunningAdapter mounted = start(routes(mount() + "=/app"));
        try {
            assertServed(mounted, "/app");
        } finally {
            mounted.close();
        }
    }

    private static void assertServed(RunningAdapter gateway, String mount) throws Exception {
        HttpResponse<String> callback = Call.get(
                gateway.baseUri(), mount + "/login/callback?c_state=a%2Bb&a_code=c", null, "Cookie", LoginGate.ALICE);
        assertThat(callback.statusCode()).isEqualTo(200);
        assertThat(callback.body())
                .isEqualTo("GET " + mount + "/login/callback?c_state=a%2Bb&a_code=c [" + LoginGate.ALICE + "]");
        assertThat(callback.headers().allValues("Set-Cookie")).containsExactly(LoginGate.RENEWED, LoginGate.GONE);

        HttpResponse<String> logout = Call.send(
                gateway.baseUri(),
                "POST",
                mount + "/logout",
                null,
                "a=form",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(logout.body()).isEqualTo("POST " + mount + "/logout? []");
        assertThat(logout.headers().allValues("Set-Cookie")).containsExactly(LoginGate.RENEWED, LoginGate.GONE);

        HttpResponse<String> head = Call.send(gateway.baseUri(), "HEAD", mount + "/login/callback", null, "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().allValues("Set-Cookie")).hasSize(2);
    }
}
