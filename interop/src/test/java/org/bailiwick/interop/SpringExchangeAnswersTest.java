package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Spring Authorization Server says to an exchange, by which the other tests here are to be understood. */
class SpringExchangeAnswersTest {
    private static final Map<String, String> READ = Map.of("resource", Targets.CALLED, "scope", "orders:read");
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";

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

    private static String user() throws Exception {
        return authority.tokenOfUser(Clients.JWT, "orders:read", "orders:write");
    }

    private static Map<String, String> acting(String actorToken) {
        Map<String, String> form = new HashMap<>(READ);
        form.put("actor_token", actorToken);
        form.put("actor_token_type", Peer.ACCESS_TOKEN);
        return form;
    }

    private static Map<String, @Nullable Object> claims(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Claims.of(answer.token());
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("error", error);
    }

    private static Map<String, Object> actor(Object... further) {
        Map<String, Object> act = new HashMap<>(Map.of("iss", authority.issuer(), "sub", Clients.CALLING.id()));
        for (Object earlier : further) {
            act.put("act", earlier);
        }
        return act;
    }

    @Test
    void answer_saysTypeScopeAndLife_andBringsNoRefreshToken() throws Exception { // TE-6
        Answer answer = peer.exchange(user(), Clients.CALLING, READ);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "issued_token_type", "token_type", "scope", "expires_in")
                .containsEntry("issued_token_type", Peer.ACCESS_TOKEN)
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "orders:read");
    }

    @Test
    void jwt_hasItsScopesInAnArrayAndNoClient() throws Exception {
        assertThat(claims(peer.exchange(user(), Clients.CALLING, READ)))
                .containsOnlyKeys("sub", "aud", "nbf", "scope", "roles", "iss", "exp", "iat", "jti")
                .containsEntry("iss", authority.issuer())
                .containsEntry("sub", SpringLogin.USER)
                .containsEntry("aud", Targets.CALLED)
                .containsEntry("scope", List.of("orders:read"));
    }

    @Test
    void opaqueToken_isDescribedToWhomeverAsks() throws Exception {
        String opaque = authority.tokenOfUser(Clients.OPAQUE, "orders:read");
        String exchanged = peer.exchange(opaque, Clients.CALLING_OPAQUE, READ).token();
        assertThat(exchanged).doesNotContain(".");
        assertThat(peer.introspect(exchanged, Clients.CALLED).json())
                .containsEntry("active", true)
                .containsEntry("sub", SpringLogin.USER)
                .containsEntry("aud", List.of(Targets.CALLED))
                .containsEntry("scope", "orders:read")
                .containsEntry("client_id", Clients.CALLING_OPAQUE.id());
    }

    @Test
    void formatOfTheToken_isThatOfTheClientThatExchanges() throws Exception {
        String opaque = authority.tokenOfUser(Clients.OPAQUE, "orders:read");
        assertThat(claims(peer.exchange(opaque, Clients.CALLING, READ))).containsEntry("aud", Targets.CALLED);
        assertThat(peer.exchange(user(), Clients.CALLING_OPAQUE, READ).token()).doesNotContain(".");
    }

    @Test
    void scopeThatTheCallerHasNot_isGivenAllTheSame() throws Exception {
        String narrow = authority.tokenOfUser(Clients.JWT, "orders:read");
        Map<String, String> more = Map.of("resource", Targets.CALLED, "scope", "orders:write");
        assertThat(claims(peer.exchange(narrow, Clients.CALLING, more)))
                .containsEntry("scope", List.of("orders:write"));
    }

    @Test
    void exchangedToken_endsWhenItWillAndNotWithTheOneItIsFor() throws Exception {
        String brief = authority.tokenOfUser(Clients.BRIEF, "orders:read");
        long end = (Long) claims(peer.exchange(brief, Clients.CALLING, READ)).get("exp");
        assertThat(end).isGreaterThan((Long) Claims.of(brief).get("exp"));
    }

    @Test
    void actor_isAddedBeforeThoseWhoActedEarlier() throws Exception { // TE-1
        Map<String, String> acting = acting(peer.token(Clients.CALLING));
        String once = peer.exchange(user(), Clients.CALLING, acting).token();
        assertThat(Claims.of(once)).containsEntry("act", actor());
        assertThat(claims(peer.exchange(once, Clients.CALLING, acting))).containsEntry("act", actor(actor()));
        String opaque = peer.exchange(once, Clients.CALLING_OPAQUE, acting).token();
        assertThat(peer.introspect(opaque, Clients.CALLED).json()).containsEntry("act", actor(actor()));
    }

    @Test
    void withoutAnActor_thoseWhoActedEarlierAreForgotten() throws Exception {
        String acted = peer.exchange(user(), Clients.CALLING, acting(peer.token(Clients.CALLING)))
                .token();
        assertThat(claims(peer.exchange(acted, Clients.CALLING, READ))).doesNotContainKey("act");
    }

    @Test
    void whereOneMayAct_thatOneHasTo() throws Exception { // TE-3
        String delegating = authority.tokenOfUser(Clients.DELEGATING, "orders:read");
        assertThat(claims(peer.exchange(delegating, Clients.CALLING, acting(peer.token(Clients.CALLING)))))
                .containsEntry("act", actor());
        assertRefused(
                peer.exchange(delegating, Clients.CALLING, acting(peer.token(Clients.BASIC))), 400, "invalid_grant");
        assertRefused(peer.exchange(delegating, Clients.CALLING, READ), 400, "invalid_grant");
    }

    @Test
    void tokenThatIsNotAUsers_orNoLongerOne_isNoGrant() throws Exception { // TE-7
        String user = user();
        peer.revoke(user, Clients.JWT);
        for (String token : List.of(user, "never-issued", peer.token(Clients.JWT, "orders:read"))) {
            assertRefused(peer.exchange(token, Clients.CALLING, READ), 400, "invalid_grant");
        }
        assertRefused(peer.exchange(user(), Clients.CALLING, acting("never-issued")), 400, "invalid_grant");
    }

    @Test
    void whatIsAskedWrongly_isRefusedByItsOwnName() throws Exception { // TE-7
        String user = user();
        Client wrong = new Client(Clients.CALLING.id(), "wrong");
        assertRefused(peer.exchange(user, wrong, READ), 401, "invalid_client");
        assertRefused(peer.exchange(user, Clients.BASIC, READ), 400, "unauthorized_client");
        assertRefused(peer.exchange(user, Clients.CALLING, Map.of("scope", "unknown")), 400, "invalid_scope");
        assertRefused(peer.exchange(user, Clients.CALLING, Map.of("resource", "rs2")), 400, "invalid_request");
        assertRefused(
                peer.exchange(user, Clients.CALLING, Map.of("resource", "https://rs3.example.com")),
                400,
                "invalid_target");
        assertRefused(
                peer.exchange(user, Clients.CALLING_OPAQUE, Map.of("requested_token_type", JWT)),
                400,
                "invalid_request");
    }
}
