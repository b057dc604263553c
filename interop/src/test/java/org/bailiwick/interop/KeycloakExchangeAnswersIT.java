package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Keycloak says to an exchange, by which the other tests here are to be understood. */
@ExtendWith(KeycloakExtension.class)
class KeycloakExchangeAnswersIT {
    private static final Map<String, String> READ = Map.of("audience", Clients.CALLED.id(), "scope", "orders:read");

    private static Peer peer;

    @BeforeAll
    static void take(Keycloak running) throws Exception {
        peer = running.peer(Keycloak.HOME);
    }

    private static String user(String... scopes) throws Exception {
        return peer.tokenOf(Realm.USER, Realm.PASSWORD, Clients.JWT, scopes);
    }

    private static Map<String, @Nullable Object> claims(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Claims.of(answer.token());
    }

    private static void assertRefused(Answer answer, int status, String error, String description) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("error", error).containsEntry("error_description", description);
    }

    @Test
    void answer_saysTypeScopeAndLife_andBringsNoRefreshToken() throws Exception { // TE-6
        Answer answer = peer.exchange(user("orders:read", "orders:write"), Clients.CALLING, READ);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsOnlyKeys(
                        "access_token",
                        "issued_token_type",
                        "token_type",
                        "scope",
                        "expires_in",
                        "refresh_expires_in",
                        "not-before-policy",
                        "session_state")
                .containsEntry("issued_token_type", Peer.ACCESS_TOKEN)
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "orders:read");
    }

    @Test
    void jwt_isForTheAudienceThatWasAsked() throws Exception {
        String user = user("orders:read", "orders:write");
        assertThat(claims(peer.exchange(user, Clients.CALLING, READ)))
                .containsOnlyKeys("exp", "iat", "jti", "iss", "aud", "sub", "typ", "azp", "sid", "scope")
                .containsEntry("iss", peer.issuer())
                .containsEntry("sub", Claims.of(user).get("sub"))
                .containsEntry("aud", Clients.CALLED.id())
                .containsEntry("azp", Clients.CALLING.id())
                .containsEntry("scope", "orders:read");
    }

    @Test
    void resource_isReadByNobody() throws Exception {
        Map<String, String> elsewhere = Map.of("resource", "https://rs3.example.com", "scope", "orders:read");
        assertThat(claims(peer.exchange(user("orders:read"), Clients.CALLING, elsewhere))
                        .get("aud"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(Clients.CALLED.id(), Targets.CALLED);
    }

    @Test
    void introspection_namesEveryAudienceThatTheTokenCouldHaveHad() throws Exception {
        String token = peer.exchange(user("orders:read"), Clients.CALLING, READ).token();
        assertThat(peer.introspect(token, Clients.CALLED).json().get("aud"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(Clients.CALLED.id(), Targets.CALLED);
    }

    @Test
    void scopeThatTheCallerHasNot_isGivenAllTheSame() throws Exception {
        Map<String, String> more = Map.of("audience", Clients.CALLED.id(), "scope", "orders:write");
        assertThat(claims(peer.exchange(user("orders:read"), Clients.CALLING, more)))
                .containsEntry("scope", "orders:write");
    }

    @Test
    void exchangedToken_endsWhenItWillAndNotWithTheOneItIsFor() throws Exception {
        String brief = peer.tokenOf(Realm.USER, Realm.PASSWORD, Clients.BRIEF, "orders:read");
        long end = (Long) claims(peer.exchange(brief, Clients.CALLING, READ)).get("exp");
        assertThat(end).isGreaterThan((Long) Claims.of(brief).get("exp"));
    }

    @Test
    void actor_isIgnored() throws Exception {
        String actor = peer.token(Clients.CALLING, "orders:read");
        Map<String, String> acting = Map.of(
                "audience",
                Clients.CALLED.id(),
                "scope",
                "orders:read",
                "actor_token",
                actor,
                "actor_token_type",
                Peer.ACCESS_TOKEN);
        assertThat(claims(peer.exchange(user("orders:read"), Clients.CALLING, acting)))
                .doesNotContainKey("act");
    }

    @Test
    void tokenThatIsNoLongerOne_isAnInvalidRequest() throws Exception { // TE-7
        String user = user("orders:read");
        peer.revoke(user, Clients.JWT);
        for (String token : List.of(user, "never-issued")) {
            assertRefused(peer.exchange(token, Clients.CALLING, READ), 400, "invalid_request", "Invalid token");
        }
    }

    @Test
    void targetThatItRefuses_isNoInvalidTarget() throws Exception { // TE-7
        String user = user("orders:read");
        assertRefused(
                peer.exchange(user, Clients.CALLING, Map.of("audience", Clients.POST.id())),
                400,
                "invalid_request",
                "Requested audience not available: " + Clients.POST.id());
        assertRefused(
                peer.exchange(user, Clients.CALLING, Map.of("audience", "unknown")),
                400,
                "invalid_client",
                "Audience not found");
    }

    @Test
    void whatElseIsAskedWrongly_isRefused() throws Exception { // TE-7
        String user = user("orders:read");
        assertRefused(
                peer.exchange(user, new Client(Clients.CALLING.id(), "wrong"), READ),
                401,
                "unauthorized_client",
                "Invalid client or Invalid client credentials");
        assertRefused(
                peer.exchange(user, Clients.BASIC, READ),
                400,
                "invalid_request",
                "Standard token exchange is not enabled for the requested client");
        assertRefused(
                peer.exchange(user, Clients.CALLING, Map.of("scope", "unknown")),
                400,
                "invalid_scope",
                "Invalid scopes: unknown");
    }
}
