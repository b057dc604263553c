package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Keycloak says, by which the other tests here are to be understood. */
@ExtendWith(KeycloakExtension.class)
class KeycloakAnswersIT {
    private static Keycloak keycloak;
    private static Peer peer;

    @BeforeAll
    static void take(Keycloak running) throws Exception {
        keycloak = running;
        peer = running.peer(Keycloak.HOME);
    }

    private static String token() throws Exception {
        return peer.tokenOf(Realm.USER, Realm.PASSWORD, Clients.JWT, "orders:read");
    }

    private static void assertActive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json())
                .containsOnlyKeys(
                        "active",
                        "iss",
                        "sub",
                        "aud",
                        "client_id",
                        "scope",
                        "token_type",
                        "exp",
                        "iat",
                        "jti",
                        "username",
                        "typ",
                        "azp",
                        "sid",
                        "realm_access")
                .containsEntry("active", true)
                .containsEntry("iss", keycloak.issuer(Keycloak.HOME))
                .containsEntry("client_id", Clients.JWT.id())
                .containsEntry("username", Realm.USER)
                .containsEntry("scope", "orders:read")
                .containsEntry("token_type", "Bearer")
                .containsEntry("realm_access", Map.of("roles", List.of("teller")));
        assertThat(answer.json().get("aud"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("https://api.example.com");
    }

    @Test
    void everyWayToAuthenticate_works() throws Exception {
        String token = token();
        assertActive(peer.introspect(token, Clients.BASIC));
        Map<String, String> posted = Map.of("client_id", Clients.POST.id(), "client_secret", Clients.POST.secret());
        assertActive(peer.introspect(token, posted));
        assertActive(peer.introspect(token, Assertion.of(Clients.KEYED, peer.issuer())));
    }

    @Test
    void wrongCredentials_areInvalidClientAnd401Or400() throws Exception {
        String token = token();
        for (Answer answer : List.of(
                peer.introspect(token, new Client(Clients.BASIC.id(), "wrong")),
                peer.introspect(token, new Client("nobody", "wrong")),
                peer.introspect(token, Map.of()))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEmpty();
            assertThat(answer.json()).containsEntry("error", "invalid_client");
        }
        Answer elsewhere = peer.introspect(token, Assertion.of(Clients.KEYED, "https://elsewhere.example.com"));
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json()).containsEntry("error", "invalid_client");
    }

    @Test
    void everyAnswer_forbidsToBeUsedUnasked() throws Exception {
        assertThat(peer.introspect(token(), Clients.BASIC).header("cache-control"))
                .isEqualTo("no-cache");
    }

    @Test
    void tokenForSomebodyElseThanTheAsker_isInactive() throws Exception {
        assertInactive(peer.introspect(token(), Clients.JWT));
    }

    @Test
    void unknownRevokedAndForeignTokens_areInactiveAndNothingElse() throws Exception {
        String token = token();
        peer.revoke(token, Clients.JWT);
        assertInactive(peer.introspect(token, Clients.BASIC));
        assertInactive(peer.introspect("never-issued", Clients.BASIC));
        assertInactive(keycloak.peer(Keycloak.PARTNER).introspect(token(), Clients.BASIC));
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Map.of("active", false));
    }

    @Test
    void parametersOfFederation_areIgnored() throws Exception {
        Map<String, String> form = Map.of(
                "client_id", Clients.POST.id(),
                "client_secret", Clients.POST.secret(),
                "token_type_hint", "access_token",
                "token_issuer", "https://as.example.com",
                "resource", "https://api.example.com",
                "federation_path", "https://as1.example.com https://as2.example.com",
                "federation_budget", "1000");
        assertActive(peer.introspect(token(), form));
    }

    @Test
    void signedAnswers_areNotOffered() throws Exception {
        assertActive(Http.post(
                peer.introspectionEndpoint(),
                Map.of("token", token()),
                "Authorization",
                Clients.BASIC.basic(),
                "Accept",
                "application/token-introspection+jwt"));
    }
}
