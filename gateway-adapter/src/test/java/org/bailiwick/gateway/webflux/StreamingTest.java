package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.gateway.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.websocket.WebsocketInbound;

/** What is neither one request nor one answer at a time; and that no body waits for its end. */
@ExtendWith(NoBlockingCalls.class)
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

    private static GuardedGateway before(URI upstream) throws IOException {
        return GuardedGateway.before(
                upstream,
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"),
                "spring.http.codecs.max-in-memory-size=1KB");
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
                GuardedGateway gateway = before(upstream.uri())) {
            assertThat(Call.get(gateway.baseUri(), "/events", null).statusCode())
                    .isEqualTo(401);
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

    @Test
    void firstPartOfABody_reachesTheServiceBeforeTheClientSendsTheLast() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        byte[] part = "0123456789".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        HttpHandler reading = exchange -> {
            InputStream body = exchange.getRequestBody();
            byte[] first = body.readNBytes(part.length / 4);
            firstSeen.countDown();
            seen.complete(new String(first, StandardCharsets.US_ASCII)
                    + new String(body.readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        };
        try (Upstream upstream = Upstream.start(reading);
                GuardedGateway gateway = before(upstream.uri());
                PipedInputStream body = new PipedInputStream(part.length)) {
            PipedOutputStream client = new PipedOutputStream(body);
            CompletableFuture<HttpResponse<Void>> answer = Call.CLIENT.sendAsync(
                    Call.to(gateway.baseUri(), "/upload", authority.token().sign())
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
    void webSocket_reachesTheServiceOnceItsCallerIsAdmitted() throws Exception {
        DisposableServer upstream = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.ws(
                        "/socket",
                        (in, out) -> out.sendString(Flux.concat(
                                Mono.fromSupplier(() -> told(in)), in.receive().asString()))))
                .bindNow();
        try (GuardedGateway gateway = before(URI.create("http://127.0.0.1:" + upstream.port()))) {
            Throwable refused = catchThrowable(() -> Call.CLIENT
                    .newWebSocketBuilder()
                    .buildAsync(socketOf(gateway), new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS));
            assertThat(refused).isInstanceOf(ExecutionException.class);
            assertThat(((WebSocketHandshakeException) refused.getCause())
                            .getResponse()
                            .statusCode())
                    .isEqualTo(401);

            Heard heard = new Heard();
            WebSocket socket = Call.CLIENT
                    .newWebSocketBuilder()
                    .header(
                            "Authorization",
                            "Bearer " + authority.token().subject("alice").sign())
                    .header("Bailiwick-Subject", "mallory")
                    .buildAsync(socketOf(gateway), heard)
                    .get(20, TimeUnit.SECONDS);
            assertThat(heard.first.get(20, TimeUnit.SECONDS)).isEqualTo("alice null");
            socket.sendText("echo", true).get(20, TimeUnit.SECONDS);
            assertThat(heard.second.get(20, TimeUnit.SECONDS)).isEqualTo("echo");
            socket.abort();
        } finally {
            upstream.disposeNow();
        }
    }

    private static String told(WebsocketInbound in) {
        return in.headers().get("Bailiwick-Subject") + " " + in.headers().get("Authorization");
    }

    private static URI socketOf(GuardedGateway gateway) {
        return URI.create("ws" + gateway.baseUri().toString().substring("http".length()) + "/socket");
    }

    /** The first two messages. */
    private static final class Heard implements WebSocket.Listener {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<String> second = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            if (!first.complete(text.toString())) {
                second.complete(text.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
