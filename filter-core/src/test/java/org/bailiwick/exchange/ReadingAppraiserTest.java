package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.json.Json;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingAppraiserTest {
    private static final String OPAQUE = "s3cret-opaque.token";

    private final AppraiserUnderTest appraiser = new AppraiserUnderTest(new ReadingAppraiser(AppraiserUnderTest.CLOCK));
    private final Map<String, Object> claims = appraiser.proof.claims();

    private String jwt() {
        return TestJwt.unsigned(claims);
    }

    private String jwtWith(String name, Object value) {
        claims.put(name, value);
        return jwt();
    }

    private Reason discarded() {
        return appraiser.discarded(jwt(), Basis.READ);
    }

    @Test
    void jwt_isJudgedByWhatItSays() {
        assertThat(appraiser.given(jwt(), Basis.READ).expiresAt()).isEqualTo(ProofCase.END);
    }

    static Stream<Arguments> wider() {
        return Stream.of(
                Arguments.of("iss", "https://as2.example", Reason.NEXT_HOP_ISSUER_WRONG),
                Arguments.of("sub", "s3cret-mallory", Reason.NEXT_HOP_SUBJECT_CHANGED),
                Arguments.of("aud", List.of(ProofCase.TARGET, ProofCase.US), Reason.NEXT_HOP_AUDIENCE_WIDER),
                Arguments.of("exp", ProofCase.END.getEpochSecond() + 1, Reason.NEXT_HOP_LIFE_LONGER),
                Arguments.of("scope", "orders:read admin", Reason.NEXT_HOP_SCOPE_WIDER),
                Arguments.of("scope", List.of("orders:read", "admin"), Reason.NEXT_HOP_SCOPE_WIDER),
                Arguments.of("act", Map.of("sub", "s3cret-mallory"), Reason.NEXT_HOP_ACTOR_WRONG),
                Arguments.of("roles", List.of("s3cret-admin"), Reason.NEXT_HOP_RIGHTS_WIDER),
                Arguments.of("groups", "s3cret-admin", Reason.NEXT_HOP_RIGHTS_WIDER),
                Arguments.of("entitlements", List.of("s3cret-admin"), Reason.NEXT_HOP_RIGHTS_WIDER),
                Arguments.of("authorization_details", List.of("s3cret-detail"), Reason.NEXT_HOP_RIGHTS_WIDER),
                Arguments.of("cnf", Map.of("jkt", "s3cret"), Reason.NEXT_HOP_TYPE_WRONG),
                Arguments.of("nbf", ProofCase.NOW.getEpochSecond() + 31, Reason.NEXT_HOP_INACTIVE),
                Arguments.of("iat", ProofCase.NOW.getEpochSecond() + 31, Reason.NEXT_HOP_INACTIVE),
                Arguments.of("exp", ProofCase.NOW.getEpochSecond() - 31, Reason.NEXT_HOP_INACTIVE),
                Arguments.of("exp", ProofCase.NOW.getEpochSecond(), Reason.NEXT_HOP_INACTIVE));
    }

    @ParameterizedTest
    @MethodSource("wider")
    void claimThatIsWider_hasItsOwnReason(String name, Object value, Reason reason) {
        assertThat(appraiser.discarded(jwtWith(name, value), Basis.READ)).isEqualTo(reason);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("iss", 7L),
                Arguments.of("iss", ""),
                Arguments.of("sub", List.of("s3cret-alice")),
                Arguments.of("sub", Json.NULL),
                Arguments.of("aud", Json.NULL),
                Arguments.of("aud", List.of(ProofCase.TARGET, 7L)),
                Arguments.of("aud", Map.of(ProofCase.TARGET, true)),
                Arguments.of("exp", "1"),
                Arguments.of("exp", new BigDecimal("1e300")),
                Arguments.of("nbf", Json.NULL),
                Arguments.of("iat", -1L),
                Arguments.of("scope", 7L),
                Arguments.of("scope", "orders:read \"admin\""),
                Arguments.of("scope", "orders:read\tadmin"),
                Arguments.of("scope", List.of("orders:read admin")),
                Arguments.of("scope", List.of("orders:read", "")),
                Arguments.of("scope", List.of("orders:read", 7L)),
                Arguments.of("act", "s3cret-bot"),
                Arguments.of("act", Map.of("sub", "s3cret-bot", "act", Map.of())),
                Arguments.of("roles", List.of("s3cret-teller", Map.of("value", "s3cret-admin"))),
                Arguments.of("groups", Map.of("s3cret-admin", true)),
                Arguments.of("entitlements", Json.NULL),
                Arguments.of("authorization_details", Map.of("type", "s3cret-pay")),
                Arguments.of("authorization_details", "[]"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void claimInAnotherForm_isNotPassedOver(String name, Object value) {
        assertThat(appraiser.discarded(jwtWith(name, value), Basis.READ)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @Test // TE-9
    void moreActorsThanAreRead_areTooMany() {
        Map<String, Object> act = Map.of("sub", "s3cret-bot");
        for (int i = 0; i < 10; i++) {
            act = Map.of("sub", "s3cret-bot", "act", act);
        }

        assertThat(appraiser.discarded(jwtWith("act", act), Basis.READ)).isEqualTo(Reason.NEXT_HOP_ACTORS_TOO_MANY);
    }

    @Test
    void timesThatAreRightWithinTheLeeway_areRight() {
        claims.put("nbf", ProofCase.NOW.getEpochSecond() + 30);
        claims.put("iat", ProofCase.NOW.getEpochSecond() + 30);

        appraiser.given(jwt(), Basis.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "aud", "act"})
    void whatMustBeSaid_isMissed(String name) {
        claims.remove(name);

        assertThat(discarded().name()).startsWith("NEXT_HOP_");
    }

    @Test
    void whatNeedNotBeSaid_isNotMissed() {
        claims.keySet().removeAll(List.of("iss", "scope", "roles", "authorization_details"));
        claims.put("scope", "");
        appraiser.given(jwt(), Basis.READ);

        claims.remove("scope");
        appraiser.given(jwt(), Basis.READ);
        claims.put("scope", " orders:read  orders:list ");
        appraiser.given(jwt(), Basis.READ);
    }

    @Test // RD-2
    void scopesInTheOtherUsualClaim_count() {
        claims.put("scp", List.of("orders:read", "admin"));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
        claims.remove("scope");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
        claims.put("scp", "orders:read admin");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
        claims.put("scp", Map.of("admin", true));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
        claims.put("scp", List.of("orders:read"));
        appraiser.given(jwt(), Basis.READ);
        claims.put("scope", "admin");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
    }

    @Test
    void scopeThatTheAnswerAloneSays_counts() {
        claims.remove("scope");
        appraiser.scopes = Optional.of(Scopes.of(List.of("orders:read", "admin")));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);

        claims.put("scope", "orders:read");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);

        appraiser.scopes = Optional.of(Scopes.of(List.of("orders:list")));
        appraiser.given(jwt(), Basis.READ);
        claims.put("scope", "admin");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);
    }

    /** By seconds after the caller's end: what the token says, what the answer says. */
    @Test
    void ends_areJudgedByTheLaterAndUsedUntilTheEarlier() {
        for (long longer : List.of(0L, 5L)) {
            appraiser.proof.longerLife = Duration.ofSeconds(longer);
            for (long said = -3; said <= 8; said++) {
                for (long answered = -3; answered <= 8; answered++) {
                    claims.put("exp", ProofCase.END.getEpochSecond() + said);
                    appraiser.lifetime =
                            Optional.of(Duration.between(ProofCase.NOW, ProofCase.END.plusSeconds(answered)));
                    if (said <= longer && answered <= longer + 2) {
                        assertThat(appraiser.given(jwt(), Basis.READ).expiresAt())
                                .isEqualTo(ProofCase.END.plusSeconds(Math.min(said, answered)));
                    } else {
                        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
                    }
                }
            }
        }
    }

    @Test
    void jwtThatSaysNoEnd_neverEnds() { // RD-6
        claims.remove("exp");
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        assertThat(discarded()).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test
    void endThatIsSaidByTheAnswerAlone_countsFromTheQuestion_andIsCutToTheCallers() {
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);

        appraiser.askedAt = ProofCase.NOW.minusSeconds(10);
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        assertThat(appraiser.given(OPAQUE, Basis.RESPONSE).expiresAt()).isEqualTo(ProofCase.NOW.plusSeconds(50));

        appraiser.lifetime = Optional.of(Duration.ofSeconds(312));
        assertThat(appraiser.given(OPAQUE, Basis.RESPONSE).expiresAt()).isEqualTo(ProofCase.END);
        appraiser.lifetime = Optional.of(Duration.ofSeconds(313));
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
        appraiser.lifetime = Optional.of(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);

        appraiser.lifetime = Optional.of(Duration.ofSeconds(10));
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @ParameterizedTest // AT-1, JB-14
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "JWT", "jwt"})
    void typeOfAnAccessToken_isTaken(String type) {
        appraiser.given(TestJwt.unsigned(Map.of("alg", "ES256", "typ", type), claims), Basis.READ);
    }

    @Test // AT-1
    void jwtWithoutType_isTaken() {
        appraiser.given(TestJwt.unsigned(Map.of("alg", "ES256"), claims), Basis.READ);
    }

    @ParameterizedTest // JB-13
    @ValueSource(strings = {"txntoken+jwt", "token-introspection+jwt", "logout+jwt", "dpop+jwt", ""})
    void jwtForAnotherPurpose_isOfTheWrongType(String type) {
        String other = TestJwt.unsigned(Map.of("alg", "ES256", "typ", type), claims);

        assertThat(appraiser.discarded(other, Basis.READ)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @Test
    void tokenThatCannotBeRead_isJudgedByTheAnswer() {
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        Instant end = ProofCase.NOW.plusSeconds(60);
        assertThat(appraiser.given(OPAQUE, Basis.RESPONSE).expiresAt()).isEqualTo(end);
        assertThat(appraiser.given("eyJ.a.b.c.d", Basis.RESPONSE).expiresAt()).isEqualTo(end); // a JWE
        assertThat(appraiser.given("a.b.c", Basis.RESPONSE).expiresAt()).isEqualTo(end);

        appraiser.scopes = Optional.of(Scopes.of(List.of("orders:list")));
        appraiser.given(OPAQUE, Basis.RESPONSE);
        appraiser.scopes = Optional.of(Scopes.of(List.of("admin")));
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);

        appraiser.scopes = Optional.empty();
        appraiser.lifetime = Optional.empty();
        assertThat(appraiser.discarded(OPAQUE, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_LIFE_LONGER);
    }

    @Test // JB-9, JB-19
    void jwtThatIsNotUnderstood_doesNotPassForOpaque() {
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        String critical = TestJwt.unsigned(Map.of("alg", "ES256", "crit", List.of("x")), claims);
        String twice = TestJwt.encoded("{\"alg\":\"ES256\"}") + "."
                + TestJwt.encoded("{\"aud\":\"https://rs2.example\",\"aud\":\"https://rs3.example\"}") + ".c2ln";

        assertThat(appraiser.discarded(critical, Basis.READ)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
        assertThat(appraiser.discarded(twice, Basis.READ)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @ParameterizedTest // JB-9
    @ValueSource(
            strings = {
                "{ \"alg\":\"ES256\"}",
                " {\"alg\":\"ES256\"}",
                "{\r\n  \"alg\": \"ES256\"\r\n}",
                "\t{\"alg\":\"ES256\"}",
                "\uFEFF{\"alg\":\"ES256\"}"
            })
    void jwtThatIsNotUnderstood_doesNotPassForOpaqueByBlanksInItsHead(String head) {
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));
        String twice = TestJwt.encoded(head) + "."
                + TestJwt.encoded("{\"aud\":\"https://rs2.example\",\"aud\":\"https://rs3.example\"}") + ".c2ln";
        assertThat(appraiser.discarded(twice, Basis.READ)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
        assertThat(appraiser.discarded(twice.replace(".c2ln", ".c2ln=="), Basis.READ))
                .isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @Test // RD-7
    void callersOwnToken_isNoNewOne() {
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));

        assertThat(appraiser.discarded(ProofCase.PRESENTED, Basis.RESPONSE)).isEqualTo(Reason.NEXT_HOP_TOKEN_UNCHANGED);
    }
}
