package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Spring Authorization Server says, by which the other tests here are to be understood. */
class SpringAnswersTest {
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

    private static void assertActive(Answer answer, Client owner) {
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
                        "nbf",
                        "jti",
                        "roles")
                .containsEntry("active", true)
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", owner.id())
                .containsEntry("aud", List.of("https://api.example.com"))
                .containsEntry("client_id", owner.id())
                .containsEntry("scope", "orders:read")
                .containsEntry("token_type", "Bearer");
    }

    @Test
    void opaqueTokenAndJwt_areDescribedAlike() throws Exception {
        String opaque = peer.token(Clients.OPAQUE, "orders:read");
        assertThat(opaque).doesNotContain(".");
        assertActive(peer.introspect(opaque, Clients.BASIC), Clients.OPAQUE);
        String jwt = peer.token(Clients.JWT, "orders:read");
        assertThat(jwt.split("\\.")).hasSize(3);
        assertActive(peer.introspect(jwt, Clients.BASIC), Clients.JWT);
    }

    @Test
    void everyWayToAuthenticate_works() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        assertActive(peer.introspect(token, Clients.BASIC), Clients.OPAQUE);
        Map<String, String> posted = Map.of("client_id", Clients.POST.id(), "client_secret", Clients.POST.secret());
        assertActive(peer.introspect(token, posted), Clients.OPAQUE);
        assertActive(peer.introspect(token, Assertion.of(Clients.KEYED, authority.issuer())), Clients.OPAQUE);
    }

    @Test
    void wrongCredentials_are401WithoutAChallenge() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        for (Answer answer : List.of(
                peer.introspect(token, new Client(Clients.BASIC.id(), "wrong")),
                peer.introspect(token, new Client("nobody", "wrong")),
                peer.introspect(token, Assertion.of(Clients.KEYED, "https://elsewhere.example.com")))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEmpty();
            assertThat(answer.json()).isEqualTo(Map.of("error", "invalid_client"));
        }
        Answer nobody = peer.introspect(token, Map.of());
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).isEmpty();
    }

    @Test
    void assertionWithoutTheClientsId_isInvalid() throws Exception {
        Map<String, String> form = new HashMap<>(Assertion.of(Clients.KEYED, authority.issuer()));
        form.remove("client_id");
        Answer answer = peer.introspect(peer.token(Clients.OPAQUE, "orders:read"), form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).isEqualTo(Map.of("error", "invalid_request"));
    }

    @Test
    void everyAnswer_forbidsToBeStored() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        assertThat(peer.introspect(token, Clients.BASIC).header("cache-control"))
                .isEqualTo("no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void unknownAndRevokedTokens_areInactiveAndNothingElse() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        peer.revoke(token, Clients.OPAQUE);
        for (String dead : List.of(token, "never-issued")) {
            Answer answer = peer.introspect(dead, Clients.BASIC);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(Map.of("active", false));
        }
    }

    @Test
    void parametersOfFederation_areIgnored() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        Map<String, String> form = Map.of(
                "client_id", Clients.POST.id(),
                "client_secret", Clients.POST.secret(),
                "token_type_hint", "access_token",
                "token_issuer", "https://as.example.com",
                "resource", "https://api.example.com",
                "federation_path", "https://as1.example.com https://as2.example.com",
                "federation_budget", "1000");
        assertActive(peer.introspect(token, form), Clients.OPAQUE);
    }

    @Test
    void signedAnswers_areNotOffered() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        Answer answer = Http.post(
                peer.introspectionEndpoint(),
                Map.of("token", token),
                "Authorization",
                Clients.BASIC.basic(),
                "Accept",
                "application/token-introspection+jwt");
        assertActive(answer, Clients.OPAQUE);
    }

    @Test
    void stoppedServer_refusesConnectionsAndComesBackWithItsTokens() throws Exception {
        String token = peer.token(Clients.OPAQUE, "orders:read");
        authority.stop();
        assertThatThrownBy(() -> peer.introspect(token, Clients.BASIC)).isInstanceOf(ConnectException.class);
        authority.resume();
        assertActive(peer.introspect(token, Clients.BASIC), Clients.OPAQUE);
    }
}
