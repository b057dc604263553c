package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.gateway.StreamingContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.websocket.WebsocketInbound;

/** And web sockets, which this flavour carries. */
@ExtendWith(NoBlockingCalls.class)
class StreamingTest extends StreamingContract {
    @Override
    protected GuardedGateway before(URI upstream) throws IOException {
        return GuardedGateway.before(
                upstream,
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"),
                "spring.http.codecs.max-in-memory-size=1KB");
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
