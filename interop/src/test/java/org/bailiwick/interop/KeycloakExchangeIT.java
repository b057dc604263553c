package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's JWTs, proven by its keys; it takes no {@code resource}, and the names of its clients for {@code audience}. */
@ExtendWith(KeycloakExtension.class)
class KeycloakExchangeIT extends ExchangeContract {
    private static @Nullable Keycloak keycloak;

    @BeforeAll
    static void take(Keycloak running) {
        keycloak = running;
    }

    private static Peer peer() throws Exception {
        if (keycloak == null) {
            throw new IllegalStateException("not running");
        }
        return keycloak.peer(Keycloak.HOME);
    }

    @Override
    String token(Client client, String... scopes) throws Exception {
        return peer().tokenOf(Realm.USER, Realm.PASSWORD, client, scopes);
    }

    @Override
    Client application() {
        return Clients.JWT;
    }

    @Override
    Client exchanger() {
        return Clients.CALLING;
    }

    @Override
    String domains() throws Exception {
        return """
                home:
                  kind: jwt
                  issuer: "%s"
                  algorithms: [RS256]
                  token-type: JWT
                  grants-claims: [realm_access.roles]
                """.formatted(peer().issuer());
    }

    private Edge edgeTo(String audience) {
        return Edge.to(Targets.CALLED, there())
                .with("audience: [%s]".formatted(audience))
                .with("verify-by: home");
    }

    @Override
    Edge edge() {
        return edgeTo(Clients.CALLED.id());
    }

    @Override
    Edge refusedEdge() {
        return edgeTo(Clients.POST.id());
    }

    /** It says {@code invalid_request}, which is the word for a token that it does not take. */
    @Override
    Refusal refusal() {
        return new Refusal(401, "next_hop_token_refused");
    }

    /** It does not read {@code resource}, and issues tokens for every audience that it knows for us. */
    @Override
    Edge wideEdge() {
        return Edge.to(Targets.CALLED, there()).with("verify-by: home");
    }

    @Override
    Map<String, @Nullable Object> claims(String token) {
        return Claims.of(token);
    }

    @Test
    void targetThatTheAuthorityDoesNotKnow_isSaidToBeAboutUs() throws Exception {
        Answer answer = forwarded(edgeTo("unknown").asking(exchanger()), token(application(), "orders:read"));
        assertNotSent(answer, 503, "credentials_refused");
    }

    @Test
    void actorThatTheAuthorityIgnores_isMissed() throws Exception {
        Edge acting = edge().asking(exchanger()).with("actor: {via: client-credentials, subject: rs1}");
        assertNotSent(forwarded(acting, token(application(), "orders:read")), 502, "next_hop_actor_wrong");
    }

    @Test
    void revokedToken_isNotTaken() throws Exception { // RD-8
        String callers = token(application(), "orders:read");
        peer().revoke(callers, application());
        Answer answer = forwarded(edge().asking(exchanger()), callers);
        assertNotSent(answer, 401, "next_hop_token_refused");
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }

    /** It tells of a token only whom the token is for, and the new one is for the service alone. */
    @Test
    void askedAboutTheNewToken_theAuthorityDoesNotVouchForItToUs() throws Exception {
        Domain asked = Domain.of("home", peer().issuer()).asking(Clients.BASIC, "client_secret_basic");
        try (GuardedApi api = GuardedApi.calling(edge().asking(exchanger()), asked.yaml())) {
            assertNotSent(api.forward(there(), token(application(), "orders:read")), 502, "next_hop_inactive");
        }
    }
}
