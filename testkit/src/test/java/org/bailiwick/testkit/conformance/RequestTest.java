package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ways of sending a request, against a server that answers what it saw. */
final class RequestTest {
    private static final String TOKEN = "0123456789abcdef.fedcba9876543210.x";

    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", RequestTest::echo);
        server.createContext("/leak", exchange -> send(exchange, "{\"text\":\"fedcba9876543210\"}", false));
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        Probe probe = Probe.of(exchange.getRequestMethod(), path).body(body);
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> probe.header(name, value)));
        send(exchange, probe.json(), path.startsWith("/chunked"));
    }

    private static void send(HttpExchange exchange, String json, boolean chunked) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bodiless ? -1 : chunked ? 0 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes, 0, bodiless ? 0 : bytes.length);
        }
    }

    @Test
    void bothWays_sendTheSame() throws Exception {
        for (String path : List.of("/a/b?c=d", "/chunked")) {
            Response polite = post(path).send();
            Response raw = post(path).sendRaw();

            for (Response response : List.of(polite, raw)) {
                assertThat(response.isOfProbe()).isTrue();
                assertThat(response.member("method")).isEqualTo("POST");
                assertThat(response.member("body")).isEqualTo("text");
                assertThat(response.body())
                        .contains("\"x-one\":[\"1\",\"2\"]")
                        .contains("\"authorization\":[\"Bearer 0");
            }
        }
    }

    private Request post(String path) {
        return new Request(base, "POST", path)
                .bearer(TOKEN)
                .header("X-One", "1")
                .header("X-One", "2")
                .body("text/plain", "text");
    }

    @Test
    void oneConnection_carriesSeveralRequests() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            assertThat(new Request(base, "HEAD", "/a").sendOn(connection).body())
                    .isEmpty();
            assertThat(new Request(base, "GET", "/chunked").sendOn(connection).member("path"))
                    .isEqualTo("/chunked");
            assertThat(new Request(base, "GET", "/c").sendOn(connection).member("path"))
                    .isEqualTo("/c");
        }
    }

    @Test
    void answerThatComesBeforeTheEndOfARequest_isRead() throws Exception {
        try (ServerSocket impatient = new ServerSocket()) {
            impatient.setReceiveBufferSize(4096);
            impatient.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            CompletableFuture<Void> refused = CompletableFuture.runAsync(() -> refuseUnread(impatient));

            Response response = new Request(
                            URI.create("http://127.0.0.1:" + impatient.getLocalPort()), "POST", "/upload")
                    .body("text/plain", "x".repeat(8 << 20))
                    .sendRaw();

            assertThat(response.status()).isEqualTo(413);
            assertThat(refused).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    /** Answers without reading more than a letter, and closes the connection, by which the system resets it. */
    private static void refuseUnread(ServerSocket server) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read()).isEqualTo('P');
            socket.getOutputStream()
                    .write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answerThatRepeatsAToken_fails() {
        Request request = new Request(base, "GET", "/leak").bearer(TOKEN);

        assertThatThrownBy(request::send).isInstanceOf(AssertionError.class).hasMessageContaining("no part of a token");
        assertThatThrownBy(request::sendRaw).isInstanceOf(AssertionError.class);
    }

    @Test
    void probe_saysWhatItWasTold() throws Exception {
        Response response = new Response(
                200,
                Map.of(),
                Probe.of("GET", "/a%20b")
                        .subject("alice")
                        .remoteUser("al")
                        .client("app")
                        .scopes(List.of("s"))
                        .role("r", true)
                        .header("X-One", "1")
                        .json());

        assertThat(response.json())
                .containsEntry("path", "/a%20b")
                .containsEntry("subject", "alice")
                .containsEntry("remoteUser", "al")
                .containsEntry("client", "app")
                .containsEntry("scopes", List.of("s"))
                .containsEntry("roles", Map.of("r", true))
                .containsEntry("headers", Map.of("x-one", List.of("1")))
                .containsEntry("body", "");
    }
}
