package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.gateway.StreamingContract;
import org.bailiwick.gateway.Upstream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** And web sockets, which this flavour does not carry. */
class StreamingTest extends StreamingContract {
    @Override
    protected GuardedGateway before(URI upstream) throws IOException {
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"),
                GuardedGateway.Bare.class,
                GuardedGateway.route(0, "all", "/**", upstream));
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
                GuardedGateway gateway = before(upstream.uri())) {
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
        Throwable refused = catchThrowable(() -> socket.buildAsync(socketOf(gateway), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS));
        assertThat(refused).isInstanceOf(ExecutionException.class);
        assertThat(refused.getCause()).isInstanceOf(WebSocketHandshakeException.class);
        return (WebSocketHandshakeException) refused.getCause();
    }
}
