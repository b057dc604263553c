package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The exchange at Spring Authorization Server, which knows actors as well. */
abstract class SpringExchangeContract extends ExchangeContract {
    /** For a caller's token that is an exchanged one itself, and so lives no longer than the next. */
    private static final String AS_LONG = "longer-life: 1m";

    private static @Nullable SpringAuthority running;

    @BeforeAll
    static void start() {
        running = SpringAuthority.start();
    }

    @AfterAll
    static void stop() throws Exception {
        authority().close();
    }

    private static SpringAuthority authority() {
        if (running == null) {
            throw new IllegalStateException("not running");
        }
        return running;
    }

    static Peer peer() throws Exception {
        return authority().peer();
    }

    @Override
    String token(Client client, String... scopes) throws Exception {
        return authority().tokenOfUser(client, scopes);
    }

    @Override
    Edge edge() {
        return Edge.to(Targets.CALLED, there()).with("verify-by: home");
    }

    @Override
    Edge refusedEdge() {
        return Edge.to("https://rs3.example.com", there()).with("verify-by: home");
    }

    @Override
    Refusal refusal() {
        return new Refusal(403, "next_hop_target_refused");
    }

    /** Unasked, it issues tokens for whoever asks. */
    @Override
    Edge wideEdge() {
        return edge().with("send-resource: false");
    }

    private Edge acting() {
        return edge().asking(exchanger())
                .with("actor: {via: client-credentials, subject: %s}"
                        .formatted(exchanger().id()));
    }

    /** A user's token for the service that calls, by whom another one acts already. */
    private String actedFor() throws Exception {
        Map<String, String> form = new HashMap<>(Map.of("resource", Targets.CALLING, "scope", "orders:read"));
        form.put("actor_token", peer().token(Clients.BASIC));
        form.put("actor_token_type", Peer.ACCESS_TOKEN);
        return peer().exchange(token(application(), "orders:read"), exchanger(), form)
                .token();
    }

    private Object actor(String subject, Map<String, ?> further) {
        Map<String, Object> actor = new HashMap<>(further);
        actor.put("iss", authority().issuer());
        actor.put("sub", subject);
        return actor;
    }

    @Test
    void actor_isTheOneThatIsConfigured() throws Exception { // TE-1
        assertThat(forwarded(acting(), token(application(), "orders:read")).status())
                .isEqualTo(204);
        assertThat(claims(downstream().tokens().get(0)))
                .containsEntry("act", actor(exchanger().id(), Map.of()));
    }

    @Test
    void actor_comesBeforeThoseWhoActedEarlier() throws Exception { // TE-1
        String callers = actedFor();
        assertThat(forwarded(acting().with(AS_LONG), callers).status()).isEqualTo(204);
        Object earlier = actor(Clients.BASIC.id(), Map.of());
        assertThat(claims(downstream().tokens().get(0)))
                .containsEntry("act", actor(exchanger().id(), Map.of("act", earlier)));
    }

    @Test
    void tokenThatForgetsWhoActedEarlier_isDiscarded() throws Exception { // TE-1
        assertNotSent(forwarded(edge().asking(exchanger()).with(AS_LONG), actedFor()), 502, "next_hop_actor_wrong");
    }

    @Test
    void actorOfAnotherName_isNotTheOneThatIsConfigured() throws Exception {
        Edge other = edge().asking(exchanger()).with("actor: {via: client-credentials, subject: somebody}");
        assertNotSent(forwarded(other, token(application(), "orders:read")), 502, "next_hop_actor_wrong");
    }

    @Test
    void tokenOfNoUser_isNotTaken() throws Exception { // RD-8
        String own = peer().token(application(), "orders:read");
        Answer answer = forwarded(edge().asking(exchanger()), own);
        assertNotSent(answer, 401, "next_hop_token_refused");
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    }
}
