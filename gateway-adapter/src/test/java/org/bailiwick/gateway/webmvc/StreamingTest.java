package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
    private static EmbeddedAuthority authority;

    @BeforeAll
    static void start() {
        authority = EmbeddedAuthority.start();
    }

    @AfterAll
    static void stop() {
        authority.close();
    }

    private static GuardedGateway before(Upstream upstream) throws IOException {
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"),
                GuardedGateway.Bare.class,
                GuardedGateway.route(0, "all", "/**", upstream.uri()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void firstEvent_arrivesBeforeTheServiceSendsTheNext() throws Exception {
        CountDownLatch firstArrived = new CountDownLatch(1);
        try (Upstream upstream = Upstream.start(exchange -> sendEvents(exchange, firstArrived));
                GuardedGateway gateway = before(upstream)) {
            HttpResponse<InputStream> events = Call.CLIENT.send(
                    Call.to(gateway.baseUri(), "/events", authority.token().sign())
                            .build(),
                    BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("data: first");
                firstArrived.countDown();
                assertThat(lines.lines().toList()).contains("data: last");
            }
            assertThat(Call.get(gateway.baseUri(), "/events", null).statusCode())
                    .isEqualTo(401);
        }
    }

    private static void sendEvents(HttpExchange exchange, CountDownLatch firstArrived) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(firstArrived);
            out.write("data: last\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b"
            })
    void firstPartOfABody_reachesTheServiceBeforeTheClientSendsTheLast(String type) throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        byte[] part = "0123456789".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        try (Upstream upstream = Upstream.start(exchange -> {
                    InputStream body = exchange.getRequestBody();
                    byte[] first = body.readNBytes(part.length / 4);
                    firstSeen.countDown();
                    seen.complete(new String(first, StandardCharsets.US_ASCII)
                            + new String(body.readAllBytes(), StandardCharsets.US_ASCII));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
                GuardedGateway gateway = before(upstream);
                PipedInputStream body = new PipedInputStream(part.length)) {
            PipedOutputStream client = new PipedOutputStream(body);
            CompletableFuture<HttpResponse<Void>> answer = Call.CLIENT.sendAsync(
                    Call.to(gateway.baseUri(), "/upload", authority.token().sign(), "Content-Type", type)
                            .POST(BodyPublishers.ofInputStream(() -> body))
                            .build(),
                    BodyHandlers.discarding());
            client.write(part);
            client.flush();
            await(firstSeen);
            client.write('!');
            client.close();

            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            assertThat(seen.join()).isEqualTo(new String(part, StandardCharsets.US_ASCII) + "!");
        }
    }

    @Test
    void webSocket_isAskedForATokenAndThenReachesTheServiceAsAPlainRequest() throws Exception {
        CompletableFuture<List<@Nullable String>> seen = new CompletableFuture<>();
        try (Upstream upstream = Upstream.start(exchange -> {
                    seen.complete(List.of(
                            exchange.getRequestMethod(),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Upgrade"))));
                    exchange.sendResponseHeaders(426, -1);
                    exchange.close();
                });
                GuardedGateway gateway = before(upstream)) {
            assertThat(handshake(gateway, null).getResponse().statusCode()).isEqualTo(401);
            assertThat(seen).isNotDone();

            assertThat(handshake(gateway, authority.token().sign())
                            .getResponse()
                            .statusCode())
                    .isEqualTo(426);
            assertThat(seen.join()).containsExactly("GET", "null");
        }
    }

    private static WebSocketHandshakeException handshake(GuardedGateway gateway, @Nullable String token) {
        WebSocket.Builder socket = Call.CLIENT.newWebSocketBuilder();
        if (token != null) {
            socket.header("Authorization", "Bearer " + token);
        }
        URI uri = URI.create("ws" + gateway.baseUri().toString().substring("http".length()) + "/socket");
        Throwable refused = catchThrowable(
                () -> socket.buildAsync(uri, new WebSocket.Listener() {}).get(20, TimeUnit.SECONDS));
        assertThat(refused).isInstanceOf(ExecutionException.class);
        assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
        return (WebSocketHandshakeException) refused.getCause();
    }
}
