package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.bailiwick.benchmarks.Authority;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that lets everything through passes for nothing but a bare one. */
class ProofTest {
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Proof proof() {
        URI account = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Probe.PATH);
        return new Proof(new Authority(SignatureAlgorithm.ES256), account, new Probe());
    }

    @Test
    void openServer_isNotGuarded() {
        assertThatNoException().isThrownBy(() -> proof().of(Guard.BARE));
        assertThatIllegalStateException()
                .isThrownBy(() -> proof().of(Guard.SPRING))
                .withMessage("status: 200 (expected: 401) for SPRING, no token");
    }

    @Test
    void closedServer_isNoContender() {
        status = 401;
        assertThatIllegalStateException()
                .isThrownBy(() -> proof().of(Guard.BAILIWICK))
                .withMessage("status: 401 (expected: 200) for BAILIWICK, a good token");
    }
}
