package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Its JWTs, verified here by the keys that its metadata leads to. */
class SpringJwtTest {
    private static SpringAuthority authority;
    private static Peer peer;
    private static GuardedApi api;

    @BeforeAll
    static void start() throws Exception {
        authority = SpringAuthority.start();
        peer = authority.peer();
        api = GuardedApi.start("""
                home: {kind: jwt, issuer: "%s", algorithms: [RS256], token-type: JWT}
                """.formatted(authority.issuer()));
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        authority.close();
    }

    @Test
    void jwt_isAdmittedWithItsScopesAndGrants() throws Exception {
        Answer answer = api.get("/orders/1", peer.token(Clients.JWT, "orders:read"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("subject", Clients.JWT.id())
                .containsEntry("scopes", List.of("orders:read"))
                .containsEntry("roles", Map.of("teller", true, "auditor", false));
    }

    @Test
    void jwtWithoutTheScope_isNotEnough() throws Exception {
        Answer answer = api.post("/orders/1", peer.token(Clients.JWT, "orders:read"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void opaqueToken_isNoTokenOfADomainThatVerifiesJwts() throws Exception {
        Answer answer = api.get("/orders/1", peer.token(Clients.OPAQUE, "orders:read"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }
}
