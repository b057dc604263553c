package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailiwick.testkit.conformance.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Opaque tokens of Spring Authorization Server. */
class SpringIntrospectionTest extends IntrospectionContract {
    private static SpringAuthority authority;
    private static Peer peer;

    @BeforeAll
    static void start() throws Exception {
        authority = SpringAuthority.start();
        peer = authority.peer();
    }

    @AfterAll
    static void stop() throws Exception {
        authority.close();
    }

    @Override
    Peer peer() {
        return peer;
    }

    @Override
    String token(String... scopes) throws Exception {
        return peer.token(Clients.OPAQUE, scopes);
    }

    @Override
    Client owner() {
        return Clients.OPAQUE;
    }

    @Test
    void jwt_isAskedAboutLikeAnyOther() throws Exception {
        try (GuardedApi api = start(domain().asking(Clients.BASIC, "client_secret_basic"))) {
            String token = peer.token(Clients.JWT, "orders:read");
            assertThat(api.get("/orders/1", token).status()).isEqualTo(200);
            peer.revoke(token, Clients.JWT);
            assertInvalidToken(api.get("/orders/1", token), "token_inactive");
        }
    }

    @Test
    void outage_failsWhatIsNotKnownAndNothingElse() throws Exception {
        Domain lasting = domain().asking(Clients.BASIC, "client_secret_basic").remembering("5m", "1s");
        try (GuardedApi api = start(lasting)) {
            String known = token("orders:read");
            String unknown = token("orders:read");
            assertThat(api.get("/orders/1", known).status()).isEqualTo(200);
            authority.stop();
            assertThat(api.get("/orders/1", known).status()).isEqualTo(200);
            Answer undecided = api.get("/orders/1", unknown);
            assertUndecided(undecided, "authority_unreachable");
            assertThat(undecided.header("retry-after")).isNotEmpty();
            authority.resume();
            Eventually.within(
                    PATIENCE, "200", () -> api.get("/orders/1", unknown).status() == 200);
        }
    }
}
