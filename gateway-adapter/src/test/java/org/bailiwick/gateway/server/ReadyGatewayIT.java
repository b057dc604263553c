package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bailiwick.testkit.AuthorityExtension;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.bailiwick.testkit.conformance.Raw;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ready gateway as it runs: {@code java -jar}, two files, an authority and upstreams. */
final class ReadyGatewayIT {
    @RegisterExtension
    static final AuthorityExtension AUTHORITY = AuthorityExtension.create();

    private static ProbeUpstream upstream;
    private static HeldUpstream held;
    private static Socket closed;
    private static RunningGateway gateway;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        upstream = ProbeUpstream.start();
        held = new HeldUpstream();
        closed = new Socket();
        // Bound, but nobody listens: the port refuses, and nobody else gets it.
        closed.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        GatewayFiles files = new GatewayFiles(directory);
        files.bailiwick(AUTHORITY.authority(), """
                - {id: orders, path: /orders/**, scopes: [orders:read]}
                - {id: open, path: /open/**, access: public}
                - {id: slow, path: /slow, access: public}
                - {id: closed, path: /closed, access: public}
                - {id: roomy, path: /roomy, access: public}
                """);
        files.routes("bailiwick.server.max-request-size: 1KB", """
                - {id: orders, uri: "%1$s", predicates: ["Path=/orders/**"]}
                - {id: open, uri: "%1$s", predicates: ["Path=/open/**"]}
                - {id: roomy, uri: "%1$s", predicates: ["Path=/roomy"], metadata: {max-request-size: 4KB}}
                - {id: slow, uri: "%2$s", predicates: ["Path=/slow"], metadata: {response-timeout: 300}}
                - {id: closed, uri: "http://127.0.0.1:%3$d", predicates: ["Path=/closed"]}
                """.formatted(
                        upstream.baseUri(), held.uri(), closed.getLocalPort()));
        gateway = RunningGateway.withBothFiles(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        closed.close();
        held.close();
        upstream.close();
    }

    private static String bearer(String... scopes) {
        return "Bearer "
                + AUTHORITY.authority().token().subject("alice").scopes(scopes).sign();
    }

    private static int statusOf(String path, String... headers) throws Exception {
        return gateway.get(path, headers).statusCode();
    }

    /** Of what the gateway may answer before its end, when the JDK's client loses the answer if the connection is closed then. */
    private static int statusOfRaw(String start, String field, String body) throws Exception {
        return Raw.sendWith(body, gateway.traffic("/"), start + " HTTP/1.1", field)
                .status();
    }

    private static int statusOfPost(String path, HttpRequest.BodyPublisher body) throws Exception {
        return gateway.send(gateway.request(path).POST(body).build()).statusCode();
    }

    @Test
    void guardedRoute_isForThoseWhoMay() throws Exception {
        HttpResponse<String> admitted = gateway.get("/orders/1", "Authorization", bearer("orders:read"));

        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(admitted.body()).contains("\"subject\":\"alice\"").doesNotContain("Bearer ");
        assertThat(statusOf("/orders/1")).isEqualTo(401);
        assertThat(statusOf("/orders/1", "Authorization", bearer("else"))).isEqualTo(403);
        assertThat(gateway.get("/orders/1").headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @Test
    void forwardedFields_areWrittenByTheGateway_andForgedOnesGone() throws Exception {
        assertThat(gateway.get("/open/1", "X-Forwarded-For", "203.0.113.66", "X-Forwarded-Proto", "https")
                        .body())
                .contains("\"x-forwarded-for\":[\"127.0.0.1\"]")
                .contains("\"x-forwarded-proto\":[\"http\"]")
                .doesNotContain("203.0.113.66");
    }

    @Test
    void decision_isAJsonLineOfTheOutput() throws Exception {
        assertThat(statusOf("/orders/audited", "Authorization", bearer("else"))).isEqualTo(403);

        gateway.awaitLine(line -> line.startsWith("{\"event\":\"access\"")
                && line.contains("\"reason\":\"scope_missing\"")
                && line.endsWith("}"));
        assertThat(gateway.output()).doesNotContain("alice");
    }

    @Test
    void knownToken_worksWhileTheAuthorityIsDown_andTheGatewayIsReady() throws Exception {
        String token = bearer("orders:read");
        assertThat(statusOf("/orders/1", "Authorization", token)).isEqualTo(200);

        AUTHORITY.authority().stop();

        assertThat(statusOf("/orders/1", "Authorization", token)).isEqualTo(200);
        assertThat(gateway.manage("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.manage("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(statusOf("/readyz")).isEqualTo(200);
        assertThat(gateway.manage("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void probes_areOnTheTrafficPort_andSayNoMoreThanUp() throws Exception {
        assertThat(gateway.get("/livez").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void management_isNotOnTheTrafficPort_andHoldsFourEndpoints() throws Exception {
        assertThat(statusOf("/actuator/health")).isEqualTo(404);
        assertThat(statusOf("/actuator/prometheus")).isEqualTo(404);
        for (String exposed : new String[] {"/health", "/info", "/prometheus", "/bailiwick"}) {
            assertThat(gateway.manage(exposed).statusCode()).as(exposed).isEqualTo(200);
        }
        for (String hidden : new String[] {"", "/env", "/gateway/routes", "/heapdump", "/loggers"}) {
            assertThat(gateway.manage(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }

    @Test
    void scrape_hasDecisionsKeysAndTraffic_andNoMethodThatACallerInvented() throws Exception {
        assertThat(statusOf("/orders/1", "Authorization", bearer("orders:read")))
                .isEqualTo(200);
        gateway.send(gateway.request("/open/1")
                .method("INVENTED", BodyPublishers.noBody())
                .build());

        assertThat(gateway.manage("/prometheus").body())
                .contains("bailiwick_decisions_seconds_count{")
                .contains("rule=\"orders\"")
                .contains("bailiwick_keys{domain=\"home\"}")
                .contains("bailiwick_cache_requests_total{")
                .contains("http_server_requests_seconds_count{")
                .contains("spring_cloud_gateway_requests_seconds_count{")
                .contains("OTHER")
                .doesNotContain("INVENTED");
    }

    @Test
    void headerThatIsTooLarge_isAnswered431_andTheGatewayGoesOn() throws Exception {
        assertThat(statusOfRaw("GET /open/1", "X-Large: " + "x".repeat(40_000), ""))
                .isEqualTo(431);
        assertThat(statusOf("/open/1", "X-Large", "x".repeat(20_000))).isEqualTo(200);
    }

    @Test
    void lineThatIsTooLong_isAnswered414() throws Exception {
        assertThat(statusOfRaw("GET /open/" + "x".repeat(9_000), "Accept: */*", ""))
                .isEqualTo(414);
    }

    @Test
    void bodyThatIsTooLong_isAnswered413_announcedOrNot() throws Exception {
        String tooLong = "x".repeat(1025);

        assertThat(statusOfRaw("POST /open/1", "Content-Length: 1025", tooLong)).isEqualTo(413);
        assertThat(statusOfRaw("POST /open/1", "Transfer-Encoding: chunked", "401\r\n" + tooLong + "\r\n0\r\n\r\n"))
                .isEqualTo(413);
        assertThat(statusOfPost("/open/1", BodyPublishers.ofByteArray(new byte[1024])))
                .isEqualTo(200);
    }

    @Test
    void routeWithALimitOfItsOwn_takesLongerBodies() throws Exception {
        assertThat(statusOfPost("/roomy", BodyPublishers.ofByteArray(new byte[4096])))
                .isEqualTo(200);
        assertThat(statusOfRaw("POST /roomy", "Content-Length: 4097", "x".repeat(4097)))
                .isEqualTo(413);
    }

    @Test
    void upstreamThatRefuses_isBadGateway() throws Exception {
        HttpResponse<String> answer = gateway.get("/closed");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).doesNotContain("127.0.0.1").doesNotContain("Exception");
        gateway.awaitLine(line -> line.contains("route closed: 502 ("));
    }

    @Test
    void upstreamThatDoesNotAnswer_isGatewayTimeout() throws Exception {
        assertThat(statusOf("/slow")).isEqualTo(504);
    }

    /** Reactor Netty 1.3.7 never answers the third, its issue 4361. */
    @Test
    void connection_isReadOn_afterARequestThatWaitedWasAnsweredAtOnce() throws Exception {
        try (Socket connection = new Socket("127.0.0.1", gateway.traffic("/").getPort())) {
            connection.setSoTimeout(20_000);
            write(
                    connection,
                    "GET /open/1 HTTP/1.1\r\nHost: gateway\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: gateway\r\n\r\n");
            assertThat(readUpTo(connection, "HTTP/1.1 404 ")).contains("HTTP/1.1 200 ");

            write(connection, "GET /livez HTTP/1.1\r\nHost: gateway\r\n\r\n");
            assertThat(readUpTo(connection, "HTTP/1.1 200 ")).isNotEmpty();
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUpTo(Socket connection, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int octet = connection.getInputStream().read();
            assertThat(octet).as("what follows\n" + text).isNotNegative();
            text.append((char) octet);
        }
        return text.toString();
    }

    @Test
    void http2_isSpoken() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<Void> answer =
                client.send(gateway.request("/open/1").build(), HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void output_isReadable() throws Exception {
        assertThat(statusOf("/open/1")).isEqualTo(200);

        assertThat(gateway.lines()).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("WARNING"));
        assertThat(gateway.output()).contains("routes 5");
    }
}
