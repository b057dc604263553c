package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.GrantType;
import org.bailiwick.testkit.Trade;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next hop is shown a token of its own, and the caller's only where the file says so. */
interface NextHopRows extends Rows {
    @ParameterizedTest
    @ValueSource(strings = {"redelegated", "exchanged", "chained"})
    default void nextHop_isShownATokenThatWasGotForItAlone(String way) throws Exception { // RD-7, RD-9, TE-5, IC-7
        String token = Hops.token(hops().home());

        Response response = assertReached(through(way, token), "alice");

        Map<String, Object> claims = claimsOf(shown(response));
        EmbeddedAuthority issuer = way.equals("chained") ? hops().far() : hops().home();
        assertThat(claims)
                .containsEntry("iss", issuer.issuer())
                .containsEntry("aud", Hops.TARGET)
                .containsEntry("sub", "alice")
                .containsEntry("scope", Hops.SCOPE);
    }

    @Test
    default void redelegation_saysWhatTheDraftSaysAndNoMore() throws Exception { // RD-1, RD-3
        String token = Hops.token(hops().home());

        assertReached(through("redelegated", token), "alice");

        assertThat(trades(token)).singleElement().satisfies(trade -> {
            assertThat(trade.grant()).isEqualTo(GrantType.REDELEGATE);
            assertThat(trade.names()).containsExactlyInAnyOrder("grant_type", "token", "scope");
            assertThat(trade.member("scope")).isEqualTo(Hops.SCOPE);
        });
    }

    @Test
    default void exchange_namesTheTargetAndTheTypes() throws Exception { // TE-5
        String token = Hops.token(hops().home());

        assertReached(through("exchanged", token), "alice");

        assertThat(trades(token)).singleElement().satisfies(trade -> {
            assertThat(trade.member("resource")).isEqualTo(Hops.TARGET);
            assertThat(trade.member("scope")).isEqualTo(Hops.SCOPE);
            assertThat(trade.member("subject_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
            assertThat(trade.member("requested_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
        });
    }

    @Test
    default void chain_leadsThroughAGrantForTheOtherAuthority() throws Exception { // IC-2, IC-4
        String token = Hops.token(hops().home());

        assertReached(through("chained", token), "alice");

        assertThat(trades(token)).singleElement().satisfies(trade -> {
            assertThat(trade.all("audience")).containsExactly(hops().far().issuer());
            assertThat(trade.member("requested_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:jwt");
        });
    }

    @Test
    default void ownToken_isSignedByAKeyThatIsPublished() throws Exception {
        Response response = assertReached(through("internal", Hops.token(hops().home())), "alice");

        Map<String, Object> claims = verified(shown(response));
        assertThat(claims)
                .containsEntry("iss", Configurations.RESOURCE)
                .containsEntry("aud", Hops.TARGET)
                .containsEntry("sub", "alice")
                .containsEntry("scope", Hops.SCOPE);
        assertThat((Long) claims.get("exp"))
                .isBetween(Instant.now().getEpochSecond() - 5, Instant.now().getEpochSecond() + 61);
    }

    @Test
    default void transactionToken_goesInAFieldOfItsOwn() throws Exception { // TX-1, TX-3
        Response response = assertReached(through("transaction", Hops.token(hops().home())), "alice");

        Map<String, String> fields = fields(response);
        assertThat(fields).containsOnlyKeys("Txn-Token");
        assertThat(verified(Objects.requireNonNull(fields.get("Txn-Token"))))
                .containsEntry("aud", "example.com")
                .containsEntry("req_wl", "gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    default void publicKeys_areThereForAnybodyAndThePrivateOnesForNobody(String method) throws Exception {
        Response response =
                stand().request(hops().yaml(), method, "/.well-known/jwks.json").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.isOfType("application/jwk-set+json") || response.isOfType("application/json"))
                .isTrue();
        if (method.equals("GET")) {
            assertThat(response.body()).contains("\"kid\"").doesNotContain("\"d\"");
        }
    }

    @Test
    default void tokenThatTheTargetIsNamedIn_isRelayedWhereTheFileSaysSo() throws Exception {
        String token = hops().home()
                .token()
                .algorithm(Algorithm.ES256)
                .subject("alice")
                .audience(Configurations.RESOURCE, Hops.TARGET)
                .sign();

        assertThat(shown(assertReached(through("relayed", token), "alice"))).isEqualTo(token);
    }

    @Test
    default void tokenThatTheTargetIsNotNamedIn_isNotRelayed() throws Exception {
        Refusal.of(through("relayed", Hops.token(hops().home()))).isDenied("next_hop_relay_refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redelegated", "exchanged", "chained", "internal", "transaction"})
    default void tokenOfTheCaller_goesNoFurther(String way) throws Exception { // RD-7
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = Hops.token(hops().home());

        Response response = stand().request(hops().yaml(), "GET", Hops.path(way))
                .bearer(token)
                .header("Cookie", "session=mallory")
                .header("Txn-Token", "mallory")
                .send();

        assertReached(response, "alice");
        assertThat(response.body())
                .doesNotContain(token.substring(token.lastIndexOf('.')))
                .doesNotContain("mallory");
    }

    @Test
    default void secondUse_asksNobody() throws Exception { // RD-6
        String token = Hops.token(hops().home());

        Response first = assertReached(through("exchanged", token), "alice");
        Response second = assertReached(through("exchanged", token), "alice");

        assertThat(shown(second)).isEqualTo(shown(first));
        assertThat(trades(token)).hasSize(1);
    }

    @Test
    default void ruleWithoutANextHop_showsNothing() throws Exception {
        String token = Hops.token(hops().home());

        Response response = assertReached(at("/plain", token), "alice");

        assertThat(fields(response)).isEmpty();
        assertThat(trades(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redelegated", "exchanged", "chained", "internal"})
    default void scopeThatIsNeededThere_isNamedAndNobodyIsAsked(String way) throws Exception { // RD-2, BT-12
        String token = hops().home()
                .token()
                .algorithm(Algorithm.ES256)
                .scopes("orders:read")
                .sign();

        Refusal refusal = Refusal.of(through(way, token)).isInsufficient("next_hop_scope_missing");

        assertThat(refusal.challenge().parameter("scope")).contains(Hops.SCOPE);
        assertThat(trades(token)).isEmpty();
    }

    @Test
    default void callerOfAnotherDomain_isNotTradedFor() throws Exception {
        String token = Hops.token(hops().far());

        Refusal.of(through("both", token)).isDenied("next_hop_not_for_domain");
        assertReached(through("both", Hops.token(hops().home())), "alice");
    }

    @Test
    default void ruleThatObserves_letsThroughWithoutAToken() throws Exception {
        String token = hops().home()
                .token()
                .algorithm(Algorithm.ES256)
                .scopes("orders:read")
                .sign();

        assertThat(fields(assertReached(through("watched", token), null))).isEmpty();
        assertThat(fields(assertReached(through("watched", Hops.token(hops().home())), "alice")))
                .containsOnlyKeys("Authorization");
    }

    @Test
    default void application_asksByItselfWhereTheRuleDoesNot() throws Exception {
        stand().needs(Capability.APPLICATION_ASKS);
        String token = Hops.token(hops().home());

        Response response = assertReached(at("/plain?hop=exchanged&hop=relayed", token), "alice");

        Map<?, ?> asked = (Map<?, ?>) Objects.requireNonNull(response.member("asked"));
        assertThat(claimsOf(bearer(String.valueOf(asked.get("exchanged"))))).containsEntry("aud", Hops.TARGET);
        assertThat(asked.get("relayed")).isEqualTo("next_hop_relay_refused");
        assertThat(trades(token)).hasSize(1);
        assertThat(fields(response)).isEmpty();
    }

    private Hops hops() {
        return stand().hops();
    }

    private Response through(String way, String token) throws Exception {
        return at(Hops.path(way), token);
    }

    private Response at(String target, String token) throws Exception {
        return stand().request(hops().yaml(), "GET", target).bearer(token).send();
    }

    /** What the caller's authority was asked for this token. */
    private List<Trade> trades(String token) {
        return hops().home().trades().stream()
                .filter(trade -> trade.isOf(token))
                .toList();
    }

    /** The fields that the next hop is shown a token by. */
    static Map<String, String> fields(Response response) {
        Map<?, ?> hop = (Map<?, ?>) Objects.requireNonNull(response.member("hop"));
        return hop.entrySet().stream()
                .collect(Collectors.toMap(
                        field -> String.valueOf(field.getKey()), field -> String.valueOf(field.getValue())));
    }

    /** The one bearer token that the next hop is shown. */
    static String shown(Response response) {
        Map<String, String> fields = fields(response);
        assertThat(fields).containsOnlyKeys("Authorization");
        return bearer(Objects.requireNonNull(fields.get("Authorization")));
    }

    private static String bearer(String field) {
        assertThat(field).startsWith("Bearer ").doesNotContain(",");
        return field.substring("Bearer ".length());
    }

    private static Map<String, Object> claimsOf(String jwt) throws Exception {
        String[] parts = jwt.split("\\.", -1);
        assertThat(parts).hasSize(3);
        return JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    /** The claims, after the signature was verified by the key that the adapter publishes. */
    private Map<String, Object> verified(String jwt) throws Exception {
        Response keys =
                stand().request(hops().yaml(), "GET", "/.well-known/jwks.json").send();
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(jwt);
        signed.setKey(new JsonWebKeySet(keys.body())
                .findJsonWebKey(signed.getKeyIdHeaderValue(), null, "sig", signed.getAlgorithmHeaderValue())
                .getKey());
        assertThat(signed.verifySignature()).isTrue();
        return JsonUtil.parseJson(signed.getPayload());
    }
}
