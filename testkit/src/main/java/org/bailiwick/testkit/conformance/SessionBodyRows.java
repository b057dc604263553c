package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Presenting.DELEGATED;
import static org.bailiwick.testkit.conformance.Presenting.UID;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bailiwick.testkit.asid.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proof of a session covers of a body is what the application gets of it. */
interface SessionBodyRows extends Rows {
    String FORM = "application/x-www-form-urlencoded";
    String MULTIPART = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";

    @Test
    default void formWithABrokenEscape_reachesTheApplicationWhole() throws Exception {
        String form = "role=%zz&role=teller&%";
        Response response = request("POST", DELEGATED)
                .header("Authorization", proofOf("POST", DELEGATED, form))
                .body(FORM, form)
                .send();
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "application/json"})
    default void bodyWhoseLengthIsNotSaid_reachesTheApplicationWhole(String type) throws Exception { // AS-4
        String body = "a=1&b=%C3%A4&a=2";
        Response response = request("POST", DELEGATED)
                .header("Authorization", proofOf("POST", DELEGATED, body))
                .unannouncedBody(type, body)
                .send();
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "application/json"})
    default void bodyOfWhichNothingComes_isNotTheEmptyOne(String type) throws Exception { // AS-4
        Refusal.of(request("POST", DELEGATED)
                        .header("Authorization", proofOf("POST", DELEGATED, ""))
                        .unannouncedBody(type, "")
                        .send())
                .isOfSession(400, "invalid_request", "body_not_covered");
        assertReached(
                request("POST", DELEGATED)
                        .header("Authorization", proofOf("POST", DELEGATED, ""))
                        .header("Content-Type", type)
                        .send(),
                UID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void http2_isCoveredAlike(boolean announced) throws Exception { // AS-4
        stand().needs(Capability.HTTP2);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<String> upgraded = request("GET", DELEGATED)
                .header("Authorization", proofOf("GET", DELEGATED, ""))
                .sendBy(client);
        assertThat(upgraded.statusCode()).as(upgraded.body()).isEqualTo(200);
        assertThat(request("GET", DELEGATED)
                        .header("Authorization", proofOf("GET", DELEGATED, ""))
                        .sendBy(client)
                        .statusCode())
                .isEqualTo(200);

        String body = "a=1&b=%C3%A4&a=2";
        Request form = request("POST", DELEGATED).header("Authorization", proofOf("POST", DELEGATED, body));
        HttpResponse<String> sent =
                (announced ? form.body(FORM, body) : form.unannouncedBody(FORM, body)).sendBy(client);
        Response response = new Response(sent.statusCode(), sent.headers().map(), sent.body());
        assertThat(sent.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(body);
    }

    @Test
    default void partsOfAForm_goThroughAGateway() throws Exception { // AS-4
        stand().needs(Capability.UPSTREAM_HEADERS);
        Response response = assertReached(multipart(), UID);
        assertThat(response.member("body")).isEqualTo(MULTIPART);
    }

    @Test
    default void partsOfAForm_areTheContainersToRead() throws Exception { // AS-4
        stand().needs(Capability.SERVLET_IDENTITY);
        Refusal.of(multipart()).isOfSession(400, "invalid_request", "body_not_covered");
    }

    /** Room for one body at a time, which is waited for as long. */
    private String little(String wait) {
        return "limits: {signed-body: 64KiB, signed-bodies: 64KiB, signed-body-wait: " + wait + "}\n"
                + Presenting.alone(stand().presenting().delegated(), "");
    }

    private RawConnection begun(String yaml, String start) throws Exception {
        return stand().request(yaml, "POST", DELEGATED)
                .header("Authorization", proofOf("POST", DELEGATED, ""))
                .begin(64 << 10, start);
    }

    /** An upload, on a connection of its own: where there is no room for it, that may be closed before its end. */
    private Response uploaded(String yaml, int length) throws Exception {
        String body = "x".repeat(length);
        return stand().request(yaml, "POST", DELEGATED)
                .header("Authorization", proofOf("POST", DELEGATED, body))
                .body("text/plain", body)
                .sendRaw();
    }

    @Test
    default void bodiesThatDoNotCome_holdNoRoom() throws Exception {
        String yaml = little("10m");
        List<RawConnection> idle = new ArrayList<>();
        try {
            for (String start : List.of("", "", "", "x", "xx")) {
                idle.add(begun(yaml, start));
            }
            TimeUnit.MILLISECONDS.sleep(500); // until they are waited for
            assertReached(uploaded(yaml, 30_000), UID);
        } finally {
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    default void senderThatGoes_givesItsRoomBack() throws Exception {
        String yaml = little("10m");
        begun(yaml, "x".repeat(60_000)).close();
        Response response = uploaded(yaml, 60_000);
        for (int i = 0; i < 100 && response.status() == 503; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            response = uploaded(yaml, 60_000);
        }
        assertReached(response, UID);
    }

    @Test
    default void bodyThatComesTooSlowly_isWaitedForNoLonger() throws Exception {
        String yaml = little("2s");
        try (RawConnection slow = begun(yaml, "x".repeat(60_000))) {
            for (int i = 0; i < 200 && !slow.isAnswered(); i++) {
                slow.offer("x");
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(slow.isAnswered()).isTrue();
            Refusal.of(slow.answer("POST")).isOfSession(400, "invalid_request", "body_not_covered");
        }
        assertReached(uploaded(yaml, 60_000), UID);
    }

    private Response multipart() throws Exception {
        return request("POST", DELEGATED)
                .header("Authorization", proofOf("POST", DELEGATED, MULTIPART))
                .body("multipart/form-data; boundary=x", MULTIPART)
                .send();
    }

    private Request request(String method, String target) throws Exception {
        return stand().request(stand().presenting().standard(), method, target);
    }

    private String proofOf(String method, String target, String body) {
        Session session =
                stand().presenting().session(stand().presenting().delegated()).open();
        return stand().presenting().proof(session, method, target).body(body).authorization();
    }
}
