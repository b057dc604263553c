package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Excess;
import org.bailiwick.testkit.Trade;
import org.bailiwick.testkit.conformance.Hops.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given too much or not at all for the next hop, and what the next hop does not take. */
interface NextHopFaultRows extends Rows {
    @ParameterizedTest
    @EnumSource
    default void tokenThatIsWiderThanTheCallers_isNotUsed(Excess excess) throws Exception { // RD-2
        EmbeddedAuthority authority = stand().hops().of(excess);
        String token = authority
                .token()
                .algorithm(Algorithm.ES256)
                .subject("alice")
                .scopes("orders:read", Hops.SCOPE)
                .claim("act", Map.of("sub", "app"))
                .sign();

        Response response = stand().request(stand().hops().yaml(), "GET", Hops.path(excess))
                .bearer(token)
                .send();

        if (excess == Excess.REFRESH_TOKEN_TOO) { // RD-5
            assertThat(NextHopRows.shown(assertReached(response, "alice"))).isNotEqualTo(token);
        } else {
            Refusal.of(response).isBadGateway(codeOf(excess));
            assertThat(authority.trades())
                    .filteredOn(trade -> trade.isOf(token))
                    .isNotEmpty();
        }
    }

    private static String codeOf(Excess excess) {
        return switch (excess) {
            case SCOPE_WIDER, SCOPE_WIDER_IN_CLAIMS_ONLY, SCOPE_WIDER_IN_RESPONSE_ONLY -> "next_hop_scope_wider";
            case AUDIENCE_OF_ANOTHER, AUDIENCE_WIDER, AUDIENCE_MISSING, GRANT_FOR_ANOTHER, GRANT_FOR_TWO ->
                "next_hop_audience_wider";
            case LIFE_LONGER, LIFE_LONGER_IN_RESPONSE_ONLY, LIFE_UNKNOWN -> "next_hop_life_longer";
            case SUBJECT_OF_ANOTHER, SUBJECT_MISSING -> "next_hop_subject_changed";
            case ACTOR_DROPPED, ACTOR_OF_ANOTHER, ACTOR_TWICE -> "next_hop_actor_wrong";
            case ACTORS_MANY -> "next_hop_actors_too_many";
            case GRANTS_WIDER, DETAILS_WIDER -> "next_hop_rights_wider";
            case TOKEN_TYPE_NOT_BEARER, TOKEN_TYPE_N_A, ISSUED_TYPE_OTHER, BOUND_TO_A_KEY -> "next_hop_type_wrong";
            case ISSUER_OF_ANOTHER -> "next_hop_issuer_wrong";
            case CALLERS_OWN_TOKEN -> "next_hop_token_unchanged";
            case INACTIVE_TOKEN -> "next_hop_inactive";
            case NOT_JSON, DUPLICATE_MEMBER -> "authority_answer_invalid";
            case REFRESH_TOKEN_TOO -> "accepted";
        };
    }

    @ParameterizedTest
    @EnumSource
    default void authorityThatGivesNothing_isNotTheCallersFaultUnlessItIs(Failure failure) throws Exception { // RD-8
        String token = Hops.token(stand().hops().of(failure));

        Refusal refusal = Refusal.of(stand().request(stand().hops().yaml(), "GET", Hops.path(failure))
                .bearer(token)
                .send());

        switch (failure) {
            case DISCONNECTS, FAILS, HANGS ->
                assertThat(refusal.isUndecided(503).code()).isIn("authority_unreachable", "deadline_exceeded");
            case KNOWS_US_NOT -> assertThat(refusal.isUndecided(503).code()).isEqualTo("credentials_refused");
            case KNOWS_THE_TARGET_NOT -> refusal.isDenied("next_hop_target_refused");
            case GIVES_OTHER_SCOPES -> refusal.isInsufficient("next_hop_scope_refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redelegated", "exchanged", "chained"})
    default void callersTokenThatIsNotTaken_isInvalid(String way) throws Exception { // RD-8
        String token = Hops.token(stand().hops().home());
        stand().hops().home().revoke(token);

        Refusal.of(get(Hops.path(way), token)).isInvalidToken("next_hop_token_refused");
    }

    @Test
    default void freshToken_isTriedOnceWhereTheFirstIsRefused() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = Hops.token(stand().hops().home());

        Response response = get(Probe.REFUSES_ONCE + "/read?a=b", token);

        assertReached(response, "alice");
        assertThat(response.header("www-authenticate")).isEmpty();
        assertThat(trades(token)).hasSize(2);
        assertReached(get(Probe.REFUSES_ONCE + "/read", token), "alice");
        assertThat(trades(token)).hasSize(2);
    }

    @Test
    default void nextHopThatTakesNoToken_isNotTheCallersFault() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = Hops.token(stand().hops().home());

        Refusal.of(get(Probe.REFUSES + "/read", token)).isBadGateway("next_hop_refused");

        assertThat(trades(token)).hasSize(2);
    }

    @Test
    default void requestWithABody_isNotMadeTwice() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = Hops.token(stand().hops().home());

        Refusal.of(post(Probe.REFUSES_ONCE + "/write", token)).isBadGateway("next_hop_refused");

        Response response = assertReached(post(Probe.REFUSES_ONCE + "/write", token), "alice");
        assertThat(response.member("body")).isEqualTo("an order");
        assertThat(trades(token)).hasSize(2);
    }

    private Response get(String target, String token) throws Exception {
        return stand().request(stand().hops().yaml(), "GET", target)
                .bearer(token)
                .send();
    }

    private Response post(String target, String token) throws Exception {
        return stand().request(stand().hops().yaml(), "POST", target)
                .bearer(token)
                .body("text/plain", "an order")
                .send();
    }

    private List<Trade> trades(String token) {
        return stand().hops().home().trades().stream()
                .filter(trade -> trade.isOf(token))
                .toList();
    }
}
