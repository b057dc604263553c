package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the ready gateway ends, and how it begins again with one route more. */
final class ReadyGatewayLifeIT {
    @TempDir
    private Path directory;

    private EmbeddedAuthority authority;
    private ProbeUpstream upstream;
    private HeldUpstream held;

    @BeforeEach
    void start() throws Exception {
        authority = EmbeddedAuthority.start();
        upstream = ProbeUpstream.start();
        held = new HeldUpstream();
    }

    @AfterEach
    void stop() {
        held.close();
        upstream.close();
        authority.close();
    }

    private String reports() {
        return "Bearer " + authority.token().scopes("reports:read").sign();
    }

    /** The promise that owners of routes are given. */
    @Test
    void route_isAddedByEditingTwoFilesAndNoCode() throws Exception {
        GatewayFiles files = new GatewayFiles(directory);
        files.bailiwick(authority, "- {id: held, path: /held, access: public}");
        files.routes("", "- {id: held, uri: \"%s\", predicates: [\"Path=/held\"]}".formatted(held.uri()));
        try (RunningGateway gateway = RunningGateway.withBothFiles(directory)) {
            assertThat(gateway.get("/reports/1", "Authorization", reports()).statusCode())
                    .isEqualTo(404);
            endsOnlyWhenTheLastRequestHasItsAnswer(gateway);
        }

        files.append("bailiwick.yaml", "- {id: reports, path: /reports/**, scopes: [reports:read]}");
        files.append(
                "routes.yml",
                "- {id: reports, uri: \"%s\", predicates: [\"Path=/reports/**\"]}".formatted(upstream.baseUri()));
        try (RunningGateway gateway = RunningGateway.withBothFiles(directory)) {
            assertThat(gateway.get("/reports/1", "Authorization", reports()).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/reports/1").statusCode()).isEqualTo(401);
        }
    }

    private void endsOnlyWhenTheLastRequestHasItsAnswer(RunningGateway gateway) throws Exception {
        CompletableFuture<HttpResponse<String>> slow = gateway.begin("/held");
        assertThat(held.hasRequest()).isTrue();

        int port = gateway.traffic("/").getPort();
        gateway.terminate();

        gateway.awaitLine(line -> line.contains("Commencing graceful shutdown"));
        awaitRefusalAt(port);
        assertThat(slow).isNotDone();
        held.release();
        assertThat(slow.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        // 128 + 15: ended by the signal it was sent, after everything was done.
        assertThat(gateway.status()).isEqualTo(143);
        assertThat(gateway.output()).contains("Graceful shutdown complete");
    }

    private static void awaitRefusalAt(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (Socket accepted = new Socket("127.0.0.1", port)) {
                assertThat(accepted.isConnected()).isTrue();
            } catch (ConnectException refused) {
                return;
            } catch (SocketException reset) {
                // Who has just been let in as the port closes is sent away, and the next is refused.
            }
        }
        fail("port " + port + " still accepts connections");
    }
}
