package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.Trader.ACCESS_TOKEN;
import static org.bailiwick.testkit.Trader.JWT;
import static org.bailiwick.testkit.Trader.RS2;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExcessTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final String AS_B = "https://as-b.example.com";
    private static final Map<String, Object> GATEWAY = Map.of("sub", "gateway");

    private final EmbeddedAuthority authority = EmbeddedAuthority.builder()
            .algorithms(Algorithm.ES256)
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .start();
    private final Trader trader = Trader.of(
            authority,
            Trading.by(GrantType.REDELEGATE, GrantType.TOKEN_EXCHANGE).at(RS2),
            Trading.by(GrantType.TOKEN_EXCHANGE).at(AS_B));
    private final String token = authority
            .token()
            .subject("alice")
            .scopes("orders:read", "orders:write")
            .expiresIn(Duration.ofMinutes(2))
            .sign();
    private final String acted = authority
            .token()
            .subject("alice")
            .scopes("orders:read")
            .claim("act", GATEWAY)
            .sign();
    private final String actor = authority.token().subject("rs1").sign();

    @AfterEach
    void close() {
        authority.close();
    }

    @ParameterizedTest
    @EnumSource
    void excess_isGivenWhereItConcernsTheAnswerAndNowhereElse(Excess excess) throws Exception {
        Map<String, Object> redelegated = seen(redelegated());
        Map<String, Object> exchanged = seen(exchanged());
        Map<String, Object> granted = seen(granted());
        String credentials = seen(credentials()).toString();

        authority.exceed(excess);

        assertThat(seen(redelegated()).equals(redelegated))
                .isEqualTo(List.of(Excess.About.GRANT, Excess.About.EXCHANGED, Excess.About.ACTED)
                        .contains(excess.about()));
        assertThat(seen(exchanged()).equals(exchanged)).isEqualTo(excess.about() == Excess.About.GRANT);
        assertThat(seen(granted()).equals(granted))
                .isEqualTo(List.of(Excess.About.TOKEN, Excess.About.ACTED).contains(excess.about()));
        assertThat(seen(credentials()).toString()).isEqualTo(credentials);
        assertThat(Trader.error(trader.redelegate("unknown"))).isEqualTo("400 invalid_grant");
        authority.honest();
        assertThat(seen(redelegated())).isEqualTo(redelegated);
    }

    @Test
    void excesses_outliveHealing() throws Exception {
        authority.exceed(Excess.SUBJECT_MISSING);

        authority.heal();

        assertThat(Trader.claims(redelegated())).doesNotContainKey("sub");
    }

    @Test
    void opaqueTokens_areWhatIntrospectionSaysOfThem() throws Exception {
        try (EmbeddedAuthority opaque =
                EmbeddedAuthority.builder().opaqueTokens("o_").start()) {
            Trader there = Trader.of(opaque, Trading.by(GrantType.REDELEGATE).at(RS2));
            Asker asker = Asker.of(opaque, Endpoint.INTROSPECTION);
            String old = opaque.opaque().subject("alice").issue();

            opaque.exceed(Excess.AUDIENCE_WIDER);
            assertThat(asker.hear(Trader.token(there.redelegate(old))))
                    .containsEntry("active", true)
                    .containsEntry("aud", List.of(RS2, Lie.ANOTHER));
            opaque.exceed(Excess.LIFE_UNKNOWN);
            assertThat(asker.hear(Trader.token(there.redelegate(old))))
                    .containsEntry("active", true)
                    .doesNotContainKey("exp");
            opaque.exceed(Excess.INACTIVE_TOKEN);
            assertThat(asker.hear(Trader.token(there.redelegate(old)))).isEqualTo(Map.of("active", false));
        }
    }

    @Test
    void scopes_areWiderInOneOrBoth() throws Exception {
        assertThat(scopes(Excess.SCOPE_WIDER)).containsExactly(true, true);
        assertThat(scopes(Excess.SCOPE_WIDER_IN_CLAIMS_ONLY)).containsExactly(true, false);
        assertThat(scopes(Excess.SCOPE_WIDER_IN_RESPONSE_ONLY)).containsExactly(false, true);
    }

    @Test
    void lives_areLongerInOneOrBoth() throws Exception {
        long end = NOON.getEpochSecond() + 120;

        HttpResponse<String> longer = given(Excess.LIFE_LONGER);
        assertThat(Trader.claims(longer)).containsEntry("exp", end + 86_400);
        assertThat(Http.json(longer)).containsEntry("expires_in", 120L + 86_400);
        HttpResponse<String> said = given(Excess.LIFE_LONGER_IN_RESPONSE_ONLY);
        assertThat(Trader.claims(said)).containsEntry("exp", end);
        assertThat(Http.json(said)).containsEntry("expires_in", 120L + 86_400);
        HttpResponse<String> unknown = given(Excess.LIFE_UNKNOWN);
        assertThat(Trader.claims(unknown)).doesNotContainKey("exp");
        assertThat(Http.json(unknown)).doesNotContainKey("expires_in");
    }

    @Test
    void claims_areThoseOfSomebodyElse() throws Exception {
        assertThat(claims(Excess.AUDIENCE_OF_ANOTHER)).containsEntry("aud", Lie.ANOTHER);
        assertThat(claims(Excess.AUDIENCE_WIDER)).containsEntry("aud", List.of(RS2, Lie.ANOTHER));
        assertThat(claims(Excess.AUDIENCE_MISSING)).doesNotContainKey("aud");
        assertThat(claims(Excess.SUBJECT_OF_ANOTHER)).containsEntry("sub", Lie.ANOTHER + "#alice");
        assertThat(claims(Excess.SUBJECT_MISSING)).doesNotContainKey("sub");
        assertThat(claims(Excess.ISSUER_OF_ANOTHER)).containsEntry("iss", Lie.ANOTHER);
        assertThat(claims(Excess.GRANTS_WIDER)).containsEntry("roles", List.of("admin"));
        assertThat(claims(Excess.BOUND_TO_A_KEY)).containsKey("cnf");
        HttpResponse<String> details = given(Excess.DETAILS_WIDER);
        assertThat(Trader.claims(details)).containsKey("authorization_details");
        assertThat(Http.json(details)).containsKey("authorization_details");
    }

    @Test
    void actors_areOthersThanTheOneThatWasShown() throws Exception {
        Map<String, Object> rs1 = Map.of("sub", "rs1", "act", GATEWAY);

        assertThat(Trader.claims(exchanged())).containsEntry("act", rs1); // TE-1
        assertThat(actors(Excess.ACTOR_DROPPED)).doesNotContainKey("act");
        assertThat(actors(Excess.ACTOR_OF_ANOTHER)).containsEntry("act", Map.of("sub", Lie.ANOTHER, "act", GATEWAY));
        assertThat(actors(Excess.ACTOR_TWICE)).containsEntry("act", Map.of("sub", "rs1", "act", rs1));
        assertThat(actors(Excess.ACTORS_MANY).get("act").toString()).contains("actor1", "actor12", "gateway");
    }

    @Test
    void actors_areThereWhereNoneWasShown() throws Exception {
        assertThat(claims(Excess.ACTOR_DROPPED)).doesNotContainKey("act");
        assertThat(claims(Excess.ACTOR_OF_ANOTHER)).containsEntry("act", Map.of("sub", Lie.ANOTHER));
        assertThat(claims(Excess.ACTOR_TWICE)).containsEntry("act", Map.of("sub", "rs1", "act", Map.of("sub", "rs1")));
    }

    @Test
    void types_areOthersThanWhatIsGiven() throws Exception {
        assertThat(Http.json(given(Excess.TOKEN_TYPE_NOT_BEARER))).containsEntry("token_type", "DPoP");
        assertThat(Http.json(given(Excess.TOKEN_TYPE_N_A))).containsEntry("token_type", "N_A"); // TE-6
        authority.exceed(Excess.ISSUED_TYPE_OTHER);
        assertThat(Http.json(exchanged()))
                .containsEntry("issued_token_type", "urn:ietf:params:oauth:token-type:refresh_token");
    }

    @Test
    void tokens_areNotNewOrNotGood() throws Exception {
        assertThat(Trader.token(given(Excess.CALLERS_OWN_TOKEN))).isEqualTo(token);
        String strange = Trader.token(given(Excess.INACTIVE_TOKEN));
        ReceivedJwt jwt = ReceivedJwt.parse(strange).orElseThrow();
        assertThat(jwt.header())
                .containsEntry("kid", authority.key(Algorithm.ES256).kid());
        assertThat(authority.hasSigned(jwt)).isFalse();
        assertThat(Asker.of(authority, Endpoint.INTROSPECTION).hear(strange)).isEqualTo(Map.of("active", false));
    }

    @Test
    void answers_haveSomethingTooMuchOrCannotBeRead() throws Exception {
        assertThat(Http.json(given(Excess.REFRESH_TOKEN_TOO))) // RD-5
                .containsKey("refresh_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "orders:read");
        HttpResponse<String> text = given(Excess.NOT_JSON);
        assertThat(text.body()).startsWith("access_token=");
        assertThat(text.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(given(Excess.DUPLICATE_MEMBER).body())
                .startsWith("{\"token_type\":\"N_A\",")
                .contains("\"token_type\":\"Bearer\"");
    }

    @Test
    void grants_areForOtherAuthorities() throws Exception {
        authority.exceed(Excess.GRANT_FOR_ANOTHER);
        assertThat(Trader.claims(granted())).containsEntry("aud", Lie.ANOTHER); // IC-4
        authority.exceed(Excess.GRANT_FOR_TWO);
        assertThat(Trader.claims(granted())).containsEntry("aud", List.of(AS_B, Lie.ANOTHER)); // IC-4
    }

    private HttpResponse<String> redelegated() throws Exception {
        return trader.redelegate(token, "scope", "orders:read");
    }

    private HttpResponse<String> exchanged() throws Exception {
        return trader.exchange(acted, "actor_token", actor, "actor_token_type", ACCESS_TOKEN);
    }

    private HttpResponse<String> granted() throws Exception {
        return trader.exchange(token, "audience", AS_B, "requested_token_type", JWT);
    }

    private HttpResponse<String> credentials() throws Exception {
        return trader.ask("grant_type", "client_credentials");
    }

    private HttpResponse<String> given(Excess excess) throws Exception {
        authority.exceed(excess);
        return redelegated();
    }

    private Map<String, Object> claims(Excess excess) throws Exception {
        return Trader.claims(given(excess));
    }

    private Map<String, Object> actors(Excess excess) throws Exception {
        authority.exceed(excess);
        return Trader.claims(exchanged());
    }

    /** Whether there is too much in the token, and in the answer. */
    private List<Boolean> scopes(Excess excess) throws Exception {
        HttpResponse<String> response = given(excess);
        return List.of(
                isTooMuch(Trader.claims(response).get("scope")),
                isTooMuch(Http.json(response).get("scope")));
    }

    private static boolean isTooMuch(Object scope) {
        assertThat(String.valueOf(scope)).startsWith("orders:read");
        return String.valueOf(scope).contains(" admin ");
    }

    /** All that an answer says, without what differs from one honest answer to the next. */
    private Map<String, Object> seen(HttpResponse<String> response) throws Exception {
        if (!response.body().startsWith("{\"access_token\"")) {
            return Map.of("text", response.body());
        }
        Map<String, Object> all = new LinkedHashMap<>(Http.json(response));
        ReceivedJwt jwt =
                ReceivedJwt.parse(String.valueOf(all.remove("access_token"))).orElseThrow();
        Map<String, Object> claims = new LinkedHashMap<>(jwt.claims());
        claims.remove("jti");
        all.put("header", jwt.header());
        all.put("claims", claims);
        all.put("genuine", authority.hasSigned(jwt));
        return all;
    }
}
