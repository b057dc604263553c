package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** One decision per request, however often a server dispatches it, and one per request on a connection. */
interface DispatchRows extends Rows {
    @Test
    default void asyncDispatch_keepsTheCallerAndIsNotDecidedAgain() throws Exception {
        stand().needs(Capability.ASYNC_DISPATCH);
        assertDispatched(Probe.ASYNC, 200);
    }

    @Test
    default void forward_keepsTheCallerAndIsNotDecidedAgain() throws Exception {
        stand().needs(Capability.FORWARD);
        assertDispatched(Probe.FORWARD, 200);
    }

    @Test
    default void include_keepsTheCallerAndIsNotDecidedAgain() throws Exception {
        stand().needs(Capability.INCLUDE);
        assertDispatched(Probe.INCLUDE, 200);
    }

    @Test
    default void errorPage_keepsTheCallerAndIsNotDecidedAgain() throws Exception {
        stand().needs(Capability.ERROR_DISPATCH);
        assertDispatched(Probe.ERROR, 500);
        Refusal.of(stand().get(Probe.ERROR_PAGE).send()).isDenied("no_rule");
    }

    private void assertDispatched(String path, int status) throws Exception {
        String token = stand().home().token().subject("alice").sign();

        Response dispatched = stand().get(path)
                .bearer(token)
                .header("Bailiwick-Subject", "mallory")
                .send();

        assertThat(dispatched.status()).as(dispatched.body()).isEqualTo(status);
        assertThat(dispatched.member("subject")).isEqualTo("alice");
        assertThat(dispatched.body()).doesNotContain("mallory");
        Refusal.of(stand().get(path).send()).lacksCredential("credential_missing");
        Refusal.of(stand().get(Probe.ECHO).bearer(token).send()).isDenied("no_rule");
    }

    @Test
    default void secondRequestOnAConnection_isDecidedForItself() throws Exception {
        String token = stand().home().token().subject("alice").sign();
        try (RawConnection connection = new RawConnection(stand().base())) {
            Refusal.of(stand().get("/whoami").sendOn(connection)).lacksCredential("credential_missing");
            assertReached(stand().get("/whoami").bearer(token).sendOn(connection), "alice");
            Refusal.of(stand().get("/whoami").sendOn(connection)).lacksCredential("credential_missing");
            assertReached(stand().get("/public/page").sendOn(connection), null);
        }
    }

    @Test
    default void refusedBody_doesNotSpoilTheConnection() throws Exception {
        try (RawConnection connection = new RawConnection(stand().base())) {
            Response refused = stand().request("POST", "/orders/1")
                    .body("text/plain", "GET /public/smuggled HTTP/1.1\r\n\r\n".repeat(20))
                    .sendOn(connection);
            Refusal.of(refused).lacksCredential("credential_missing");
            boolean goesOn = !refused.header("connection").orElse("").equalsIgnoreCase("close");
            if (goesOn) {
                Response next = stand().get("/public/page").sendOn(connection);
                assertThat(next.member("path")).isEqualTo("/public/page");
            }
        }
    }

    @Test
    default void body_reachesTheApplicationUntouched() throws Exception {
        String body = "{\"text\":\"" + "0123456789".repeat(2000) + "\"}";

        Response response = stand().request("POST", "/orders/1")
                .bearer(stand().home()
                        .token()
                        .subject("alice")
                        .scopes("orders:write")
                        .sign())
                .body("application/json", body)
                .send();

        assertReached(response, "alice");
        assertThat(response.member("body")).isEqualTo(body);
    }

    @Test
    default void http2_isDecidedAlike() throws Exception {
        stand().needs(Capability.HTTP2);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        String token = stand().home().token().subject("alice").sign();

        HttpResponse<String> refused = stand().get("/whoami").sendBy(client);
        HttpResponse<String> reached = stand().get("/whoami").bearer(token).sendBy(client);

        assertThat(reached.version()).isEqualTo(HttpClient.Version.HTTP_2);
        Refusal.of(new Response(refused.statusCode(), refused.headers().map(), refused.body()))
                .lacksCredential("credential_missing");
        assertReached(new Response(reached.statusCode(), reached.headers().map(), reached.body()), "alice");
    }
}
