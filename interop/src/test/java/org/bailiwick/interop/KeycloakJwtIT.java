package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's JWTs, verified here by the keys that its metadata leads to. */
@ExtendWith(KeycloakExtension.class)
class KeycloakJwtIT {
    private static Keycloak keycloak;
    private static @Nullable GuardedApi api;

    @BeforeAll
    static void start(Keycloak running) throws Exception {
        keycloak = running;
        api = GuardedApi.start("""
                home:
                  kind: jwt
                  issuer: "%s"
                  algorithms: [RS256]
                  token-type: JWT
                  grants-claims: [realm_access.roles]
                """.formatted(running.issuer(Keycloak.HOME)));
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
    }

    private static String token(String realm, String... scopes) throws Exception {
        return keycloak.peer(realm).tokenOf(Realm.USER, Realm.PASSWORD, Clients.JWT, scopes);
    }

    @Test
    void jwt_isAdmittedWithItsScopesAndRoles() throws Exception {
        Answer answer = api.get("/orders/1", token(Keycloak.HOME, "orders:read"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("scopes", List.of("orders:read"))
                .containsEntry("roles", Map.of("teller", true, "auditor", false));
        assertThat(api.get("/till", token(Keycloak.HOME, "orders:read")).status())
                .isEqualTo(200);
    }

    @Test
    void jwtWithoutTheScopeOrTheRole_isNotEnough() throws Exception {
        String token = token(Keycloak.HOME, "orders:read");
        assertThat(api.post("/orders/1", token).status()).isEqualTo(403);
        assertThat(api.get("/audit", token).status()).isEqualTo(403);
    }

    @Test
    void jwtOfAnotherRealm_isOfNoDomainHere() throws Exception {
        Answer answer = api.get("/orders/1", token(Keycloak.PARTNER, "orders:read"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }
}
