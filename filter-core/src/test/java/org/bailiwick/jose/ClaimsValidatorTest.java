package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.jose.TestTokens.NOW;
import static org.bailiwick.jose.TestTokens.claims;
import static org.bailiwick.jose.TestTokens.claimsWith;
import static org.bailiwick.jose.TestTokens.claimsWithout;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.json.Json;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsValidatorTest {
    private static final long SECOND = NOW.getEpochSecond();
    private static final int LEEWAY = 30;

    private static ClaimsValidator validator(TokenType type) {
        JwtExpectations expectations = new JwtExpectations(
                new Issuer(TestTokens.ISSUER),
                Set.of(TestTokens.RESOURCE, "urn:example:alias"),
                type,
                Set.of(SignatureAlgorithm.ES256),
                Duration.ofSeconds(LEEWAY),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return new ClaimsValidator(
                "home", expectations, new PermissionClaims("scope", List.of("roles", "realm_access.roles")));
    }

    private static Object outcome(TokenType type, Map<String, Object> claims) {
        return validator(type).validate(Claims.of(claims)).<Object>fold(token -> "accepted", reason -> reason);
    }

    private static Object outcome(Map<String, Object> claims) {
        return outcome(TokenType.AT_JWT, claims);
    }

    private static VerifiedToken accepted(TokenType type, Map<String, Object> claims) {
        return validator(type).validate(Claims.of(claims)).fold(token -> token, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static VerifiedToken accepted(Map<String, Object> claims) {
        return accepted(TokenType.AT_JWT, claims);
    }

    @ParameterizedTest // AT-7
    @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"})
    void accessTokenWithoutAMandatoryClaim_isRefused(String name) {
        assertThat(outcome(claimsWithout(name))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "exp", "aud", "sub"})
    void untypedTokenWithoutAMandatoryClaim_isRefused(String name) {
        assertThat(outcome(TokenType.JWT, claimsWithout(name))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "iat", "jti", "scope"})
    void untypedTokenWithoutAnotherClaim_isAccepted(String name) {
        assertThat(outcome(TokenType.JWT, claimsWithout(name))).isEqualTo("accepted");
    }

    @ParameterizedTest // AT-3, JB-10
    @ValueSource(
            strings = {
                "https://as.example.com/",
                "https://AS.example.com",
                "http://as.example.com",
                "https://as.example.com:443",
                "",
                " https://as.example.com",
                "https://as.example.co",
                "https://as.example.comm"
            })
    void issuerThatIsNotExactlyTheDomains_isRefused(String issuer) {
        assertThat(outcome(claimsWith("iss", issuer))).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
    }

    @ParameterizedTest // AT-4, BT-12, JB-11, RI-2
    @ValueSource(
            strings = {
                "https://api.example.com/",
                "https://api.example.com/accounts",
                "https://api.example.co",
                "https://API.example.com",
                "https://api.example.com https://other.example.com",
                "",
                "https://other.example.com"
            })
    void audienceThatIsNotExactlyOurs_isRefused(String audience) {
        assertThat(outcome(claimsWith("aud", audience))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(outcome(claimsWith("aud", List.of("https://x.example.com", audience))))
                .isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
    }

    @Test // AT-4, RI-2
    void audienceThatNamesUsOrAnAlias_isAccepted() {
        assertThat(outcome(claimsWith("aud", "urn:example:alias"))).isEqualTo("accepted");
        assertThat(outcome(claimsWith("aud", List.of("https://other.example.com", TestTokens.RESOURCE))))
                .isEqualTo("accepted");
    }

    @Test // AT-4
    void emptyListOfAudiences_isRefused() {
        assertThat(outcome(claimsWith("aud", List.of()))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
    }

    static List<Object> noTexts() {
        return List.of(1L, true, Json.NULL, Map.of("a", "b"), List.of(TestTokens.RESOURCE, 1L), List.of(Json.NULL));
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void textClaimOfAnotherType_isMalformed(Object value) {
        for (String name : List.of("iss", "sub", "aud", "client_id", "jti", "scope")) {
            assertThat(outcome(claimsWith(name, value))).as(name).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        }
        for (String name : List.of("iss", "sub", "aud", "client_id", "azp", "jti", "scope")) {
            assertThat(outcome(TokenType.JWT, claimsWith(name, value)))
                    .as(name)
                    .isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "client_id", "jti"})
    void emptyText_isMalformed(String name) {
        assertThat(outcome(claimsWith(name, ""))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    static List<Object> noTimes() {
        return List.of("1763726400", -1L, Long.MAX_VALUE, new BigDecimal("1E+300"), Json.NULL, true, List.of(1L));
    }

    @ParameterizedTest
    @MethodSource("noTimes")
    void timeThatIsNoNumericDate_isMalformed(Object value) {
        for (String name : List.of("exp", "nbf", "iat")) {
            assertThat(outcome(claimsWith(name, value))).as(name).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
            assertThat(outcome(TokenType.JWT, claimsWith(name, value)))
                    .as(name)
                    .isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        }
    }

    @Test // AT-6, BT-12
    void tokenIsGoodBeforeItsEndPlusLeeway_andNotFromThenOn() {
        assertThat(outcome(claimsWith("exp", SECOND + 1))).isEqualTo("accepted");
        assertThat(outcome(claimsWith("exp", SECOND))).isEqualTo("accepted");
        assertThat(outcome(claimsWith("exp", SECOND - LEEWAY + 1))).isEqualTo("accepted");
        assertThat(outcome(claimsWith("exp", new BigDecimal(SECOND - LEEWAY + ".001"))))
                .isEqualTo("accepted");
        assertThat(outcome(claimsWith("exp", SECOND - LEEWAY))).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(outcome(claimsWith("exp", 0L))).isEqualTo(Reason.TOKEN_EXPIRED);
    }

    @Test
    void expiry_isWhatTheTokenSaysWithoutLeeway() {
        assertThat(accepted(claimsWith("exp", new BigDecimal(SECOND + ".5"))).expiresAt())
                .isEqualTo(NOW.plusMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void tokenOfTheFuture_isNotYetValid(String name) {
        assertThat(outcome(claimsWith(name, SECOND + LEEWAY))).isEqualTo("accepted");
        assertThat(outcome(claimsWith(name, new BigDecimal(SECOND + LEEWAY + ".001"))))
                .isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        assertThat(outcome(claimsWith(name, SECOND + LEEWAY + 1))).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        assertThat(outcome(claimsWith(name, 0L))).isEqualTo("accepted");
    }

    @Test // TE-4
    void scopes_areATextOrAListOfTexts() {
        assertThat(accepted(claimsWith("scope", "a b  c")).scopes()).containsExactly("a", "b", "c");
        assertThat(accepted(claimsWith("scope", List.of("a", "b"))).scopes()).containsExactly("a", "b");
        assertThat(accepted(claimsWith("scope", "")).scopes()).isEqualTo(Scopes.NONE);
        assertThat(accepted(claimsWith("scope", List.of())).scopes()).isEqualTo(Scopes.NONE);
        assertThat(accepted(claimsWithout("scope")).scopes()).isEqualTo(Scopes.NONE);
    }

    @Test // TE-4
    void itemOfAListThatIsNoScope_grantsNothing() {
        assertThat(accepted(claimsWith("scope", List.of("a b", "", "c\"", "d"))).scopes())
                .containsExactly("d");
    }

    @Test // AT-9
    void grants_areTheTextsOfTheConfiguredClaims() {
        Map<String, Object> claims = claimsWith("realm_access", Map.of("roles", List.of("admin", "teller")));

        assertThat(accepted(claims).grants().values())
                .containsOnlyKeys("teller", "auditor", "admin")
                .doesNotContainValue(false);
        assertThat(accepted(claimsWithout("roles")).grants().values()).isEmpty();
        assertThat(accepted(claimsWith("roles", List.of("teller", 1L))).grants().values())
                .isEmpty();
    }

    @Test // TE-4
    void client_isTheClientIdAndForUntypedTokensElseTheAuthorizedParty() {
        Map<String, Object> onlyAzp = claimsWithout("client_id");
        onlyAzp.put("azp", "spa");

        assertThat(accepted(TokenType.JWT, onlyAzp).client()).contains("spa");
        assertThat(accepted(TokenType.JWT, claimsWith("azp", "spa")).client()).contains("s6BhdRkqt3");
        assertThat(accepted(claimsWith("azp", "spa")).client()).contains("s6BhdRkqt3");
        assertThat(accepted(TokenType.JWT, claimsWithout("client_id")).client()).isEmpty();
    }

    @Test // AT-12
    void subjectThatIsTheClient_isNothingButASubject() {
        VerifiedToken token = accepted(claimsWith("sub", "s6BhdRkqt3"));

        assertThat(token.subject()).isEqualTo("s6BhdRkqt3");
        assertThat(token.client()).contains("s6BhdRkqt3");
    }

    @Test // TE-1
    void actor_isTheOutermostAct() {
        assertThat(accepted(claimsWith("act", Map.of("sub", "rs1", "act", Map.of("sub", "app"))))
                        .actor())
                .contains(new Actor("rs1", List.of("app")));
        assertThat(outcome(claimsWith("act", "rs1"))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // TE-2
    void expiryInsideAct_hasNoEffect() {
        assertThat(outcome(claimsWith("act", Map.of("sub", "rs1", "exp", 1L)))).isEqualTo("accepted");
    }

    @Test // TE-3
    void mayAct_givesNothing() {
        assertThat(accepted(claimsWith("may_act", Map.of("sub", "rs1"))).actor())
                .isEmpty();
    }

    static List<Object> bindings() {
        return List.of(Map.of("jkt", "x"), Map.of("x5t#S256", "x"), Map.of(), "x", Json.NULL);
    }

    @ParameterizedTest // MT-3: without proofs, a bound token is not a bearer token
    @MethodSource("bindings")
    void tokenThatIsBoundToItsSender_isRefused(Object cnf) {
        for (TokenType type : TokenType.values()) {
            assertThat(outcome(type, claimsWith("cnf", cnf))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        }
    }

    @Test
    void severalFlaws_areReportedInTheOrderOfTheChecks() {
        Map<String, Object> claims = claims();
        claims.put("exp", 1L);
        claims.put("aud", "https://other.example.com");
        assertThat(outcome(claims)).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);

        claims.put("iss", "https://other.example.com");
        assertThat(outcome(claims)).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);

        claims.remove("jti");
        assertThat(outcome(claims)).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }
}
