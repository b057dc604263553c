package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's tokens, which are JWTs, and which it is asked about all the same. */
@ExtendWith(KeycloakExtension.class)
class KeycloakIntrospectionIT extends IntrospectionContract {
    private static Keycloak keycloak;
    private static Peer peer;

    @BeforeAll
    static void take(Keycloak running) throws Exception {
        keycloak = running;
        peer = running.peer(Keycloak.HOME);
    }

    @Override
    Peer peer() {
        return peer;
    }

    @Override
    Domain domain() {
        return super.domain().with("grants-claims: [realm_access.roles]");
    }

    @Override
    String token(String... scopes) throws Exception {
        return peer.tokenOf(Realm.USER, Realm.PASSWORD, Clients.JWT, scopes);
    }

    @Override
    Client owner() {
        return Clients.JWT;
    }

    @Test
    void realms_areDomainsEachWithWordsOfItsOwn() throws Exception {
        Peer other = keycloak.peer(Keycloak.PARTNER);
        String domains = domain().asking(Clients.BASIC, "client_secret_basic").yaml()
                + Domain.of("partner", other.issuer())
                        .asking(Clients.POST, "client_secret_post")
                        .yaml();
        try (GuardedApi api = GuardedApi.start(domains, "default-domains: [home, partner]")) {
            String foreign = other.tokenOf(Realm.USER, Realm.PASSWORD, Clients.JWT, "orders:read");
            assertThat(api.get("/orders/1", token("orders:read")).status()).isEqualTo(200);
            assertThat(api.get("/orders/1", foreign).status()).isEqualTo(200);
            assertThat(api.get("/till", token("orders:read")).status()).isEqualTo(200);
            assertThat(api.get("/till", foreign).status()).isEqualTo(403);
        }
    }
}
