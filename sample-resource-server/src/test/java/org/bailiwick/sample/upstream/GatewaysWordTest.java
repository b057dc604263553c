package org.bailiwick.sample.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An authority stands for the gateway: it signs, and publishes its keys. */
class GatewaysWordTest {
    private final EmbeddedAuthority gateway = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256, Algorithm.RS256)
            .start();
    private final URI keys = gateway.uri(Endpoint.JWKS);

    @AfterEach
    void close() {
        gateway.close();
    }

    private Iterable<String> said(String authorization) throws IOException {
        return GatewaysWord.in(authorization, new GatewaysKeys(keys));
    }

    private TokenBuilder token() {
        return gateway.token()
                .subject("alice")
                .audience("https://service.example")
                .scopes("orders:read");
    }

    @Test
    void tokenOfTheGateway_isRead() throws IOException {
        assertThat(said("Bearer " + token().sign()))
                .containsExactly(
                        "iss: " + gateway.issuer(), "sub: alice", "aud: https://service.example", "scope: orders:read");
    }

    @Test
    void tokenByAStrangersKey_isForged() throws IOException {
        String kid = gateway.key(Algorithm.ES256).kid();
        assertThat(said("Bearer "
                        + token().signedBy(gateway.strangersKey()).kid(kid).sign()))
                .containsExactly("forged");
    }

    @Test
    void tokenByAKeyThatIsNotPublished_isNotTheGateways() throws IOException {
        assertThat(said("Bearer " + token().signedBy(gateway.strangersKey()).sign()))
                .containsExactly("not the gateway's");
    }

    @Test
    void anythingElse_isNoToken() throws IOException {
        assertThat(said("")).containsExactly("no token");
        assertThat(said("Basic a.b.c")).containsExactly("no token");
        assertThat(said("Bearer opaque")).containsExactly("no token");
        assertThat(said("Bearer a.b.c")).containsExactly("not the gateway's");
    }
}
