package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.introspection.TokensUnderTest.NOW;
import static org.bailiwick.introspection.TokensUnderTest.accepted;
import static org.bailiwick.introspection.TokensUnderTest.heldFor;
import static org.bailiwick.introspection.TokensUnderTest.jwt;
import static org.bailiwick.introspection.TokensUnderTest.local;
import static org.bailiwick.introspection.TokensUnderTest.with;
import static org.bailiwick.introspection.TokensUnderTest.without;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.json.Json;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain without federators. */
class IntrospectedTokensTest {
    private final DomainUnderTest domain = DomainUnderTest.alone();

    private TokensUnderTest tokens() {
        return new TokensUnderTest(domain);
    }

    private Object outcome(Map<String, Object> members) {
        return tokens().outcome(members);
    }

    private static IntrospectionAnswer kept(Map<String, Object> members, Duration mayBeKept) {
        return new Active(Claims.of(members), Optional.of(mayBeKept));
    }

    @Test // IN-5
    void activeToken_isVouchedForWithAllThatIsSaid() {
        Map<String, Object> members = with(local(), "roles", List.of("teller"));
        members.put("act", Map.of("sub", "rs1", "act", Map.of("sub", "app")));
        members.put("username", "alice@example.com");
        members.put("x", List.of(1L));
        VerifiedToken token = tokens().accepted(members);

        assertThat(token.domain()).isEqualTo("partner");
        assertThat(token.issuer()).hasToString(DomainUnderTest.ISSUER);
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.client()).contains("app");
        assertThat(token.scopes()).containsExactly("orders:read", "orders:write");
        assertThat(token.grants().isGranted("teller")).isTrue();
        assertThat(token.actor()).contains(new Actor("rs1", List.of("app")));
        assertThat(token.vouchers()).containsExactly(new Issuer(DomainUnderTest.ISSUER));
        assertThat(token.federator()).isEmpty();
        assertThat(token.expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(600));
        assertThat(token.claims()).isEqualTo(Claims.of(members));
    }

    @Test // IN-1: who knows nothing of federation is told nothing of it
    void question_isThatOfRfc7662() {
        TokensUnderTest tokens = tokens();
        tokens.judge(jwt(Map.of("iss", DomainUnderTest.AS1)), new Inactive(Optional.empty()));
        IntrospectionQuestion asked = tokens.authority.questions().get(0);

        assertThat(asked.tokenIssuer()).isEmpty();
        assertThat(asked.resource()).isEmpty();
        assertThat(asked.path()).isEmpty();
        assertThat(asked.budget()).isEmpty();
    }

    @Test // IN-10, TBF-3
    void inactiveToken_isRejectedForAShortWhile() {
        Judged judged = tokens().judge("tok", new Inactive(Optional.empty()));

        assertThat(TokensUnderTest.outcome(judged)).isEqualTo(Reason.TOKEN_INACTIVE);
        assertThat(heldFor(judged)).isEqualTo(Duration.ofSeconds(5));
        assertThat(heldFor(tokens().judge("tok", new Inactive(Optional.of(Duration.ofSeconds(2))))))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest // IN-9, TBF-9
    @EnumSource(Failure.class)
    void failure_saysNothingOfTheTokenAndIsNotRemembered(Failure failure) {
        Judged judged = tokens().judge("tok", new Failed(failure, "as told"));

        assertThat(TokensUnderTest.outcome(judged)).isEqualTo("unreachable: " + failure.reason());
        assertThat(failure.reason().kind()).isIn(Reason.Kind.UNAVAILABLE, Reason.Kind.BAD_AUTHORITY);
        assertThat(judged.basis()).isEqualTo(new Basis.Nothing());
    }

    @ParameterizedTest // IN-6, TBF-3
    @ValueSource(strings = {"https://as1.partner.example", "https://as2.example.com/", "https://AS2.example.com", ""})
    void answerInAnotherName_isRefused(String issuer) {
        assertThat(outcome(with(local(), "iss", issuer))).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
    }

    @Test // IN-6
    void issuer_mayBeLeftOutWhereNobodyFederates() {
        assertThat(outcome(without(local(), "iss"))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "iss", 1L))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // IN-6
    void audience_isOneOfOurNames() {
        assertThat(outcome(with(local(), "aud", "urn:example:alias"))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "aud", List.of("x", DomainUnderTest.RESOURCE))))
                .isEqualTo("accepted");
    }

    static List<Object> otherAudiences() {
        return List.of("https://rs3.example.com", List.of(), List.of("x", "y"), "", "rs2");
    }

    @ParameterizedTest // IN-6, TBF-3
    @MethodSource("otherAudiences")
    void tokenForSomebodyElse_isRefused(Object audience) {
        assertThat(outcome(with(local(), "aud", audience))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
    }

    @Test // IN-6
    void audienceOfAnotherForm_isMalformed() {
        for (Object audience : List.of(1L, Json.NULL, Map.of("x", "y"), List.of(DomainUnderTest.RESOURCE, 1L))) {
            assertThat(outcome(with(local(), "aud", audience))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        }
    }

    @Test // IN-6
    void missingAudience_isRefusedUnlessConfiguredOtherwise() {
        assertThat(outcome(without(local(), "aud"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);

        domain.missingAudience = true;
        assertThat(outcome(without(local(), "aud"))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "aud", "https://rs3.example.com"))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
    }

    @Test // IN-6, TBF-3
    void times_areHeldAgainstOurClock() {
        assertThat(outcome(with(local(), "exp", NOW - 29))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "exp", NOW - 30))).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(outcome(with(local(), "nbf", NOW + 30))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "nbf", NOW + 31))).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        assertThat(outcome(with(local(), "iat", NOW + 31))).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        for (String name : List.of("exp", "nbf", "iat")) {
            for (Object value : List.of("" + NOW, -1L, Json.NULL, new BigDecimal("1E+300"))) {
                assertThat(outcome(with(local(), name, value))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
            }
        }
    }

    @Test // IN-5
    void subject_isMandatory() {
        assertThat(outcome(without(local(), "sub"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }

    @ParameterizedTest // IN-5
    @ValueSource(strings = {"sub", "client_id", "username", "token_type", "jti"})
    void textThatIsNone_isMalformed(String name) {
        for (Object value : List.of("", 1L, Json.NULL, List.of("x"), true)) {
            assertThat(outcome(with(local(), name, value))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        }
    }

    @Test // IN-5
    void scopes_areATextOrAListOfTexts() {
        assertThat(tokens().accepted(with(local(), "scope", List.of("a", "b"))).scopes())
                .containsExactly("a", "b");
        assertThat(tokens().accepted(without(local(), "scope")).scopes()).isEmpty();
        assertThat(outcome(with(local(), "scope", 7L))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);

        domain.scopesClaim = "permissions";
        assertThat(tokens().accepted(with(local(), "permissions", "a b")).scopes())
                .containsExactly("a", "b");
    }

    @Test // TE-9
    void actorsThatCannotBeRead_areMalformed() {
        assertThat(outcome(with(local(), "act", "rs1"))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // MT-4: without proofs, a bound token is not a bearer token
    void tokenThatIsBoundToItsSender_isRefused() {
        assertThat(outcome(with(local(), "cnf", Map.of("jkt", "x")))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        assertThat(outcome(with(local(), "cnf", Json.NULL))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        assertThat(outcome(with(local(), "token_type", "DPoP"))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        assertThat(outcome(with(local(), "token_type", "bearer"))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "token_type", "Bearer"))).isEqualTo("accepted");
    }

    @Test // IN-7, IN-8, TBF-6
    void acceptance_holdsForTheLeastOfAllTimes() {
        TokensUnderTest tokens = tokens();

        assertThat(heldFor(tokens.judge(local()))).isEqualTo(Duration.ofSeconds(60));
        assertThat(heldFor(tokens.judge(with(local(), "exp", NOW + 50)))).isEqualTo(Duration.ofSeconds(20));
        assertThat(heldFor(tokens.judge("tok", kept(local(), Duration.ofSeconds(7)))))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(heldFor(tokens.judge("tok", kept(local(), Duration.ofHours(1)))))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(heldFor(tokens.judge("tok", kept(local(), Duration.ZERO)))).isZero();
        assertThat(heldFor(tokens.judge(with(local(), "exp", NOW)))).isNegative();
    }

    @Test // TBF-6
    void cacheControlThatDoesNotCount_isIgnored() {
        domain.cache = new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false);
        assertThat(heldFor(tokens().judge("tok", kept(local(), Duration.ZERO)))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test // TBF-6
    void rejectionOfAnActiveToken_holdsForAShortWhile() {
        Map<String, Object> members = with(local(), "aud", "x");

        assertThat(heldFor(tokens().judge(members))).isEqualTo(Duration.ofSeconds(5));
        assertThat(heldFor(tokens().judge("tok", kept(members, Duration.ofSeconds(1)))))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test // IN-8
    void tokenWithoutEnd_isWorthSomethingForTheConfiguredTime() {
        Judged judged = tokens().judge("tok", kept(without(local(), "exp"), Duration.ofSeconds(7)));

        assertThat(accepted(judged).expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(60));
        assertThat(heldFor(judged)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test // IN-7: a lie can only shorten a life
    void authorityThatLengthensAJwtsLife_isNotFollowed() {
        Active answer = new Active(Claims.of(with(local(), "exp", NOW + 6_000)), Optional.empty());

        Judged judged = tokens().judge(jwt(Map.of("exp", NOW + 50)), answer);
        assertThat(accepted(judged).expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(50));
        assertThat(heldFor(judged)).isEqualTo(Duration.ofSeconds(20));

        assertThat(tokens().outcome(jwt(Map.of("exp", NOW - 30)), answer)).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(accepted(tokens().judge(jwt(Map.of("exp", NOW + 60_000)), answer))
                        .expiresAt())
                .isEqualTo(TestClock.NOW.plusSeconds(6_000));
        assertThat(accepted(tokens().judge(jwt(Map.of("exp", "never")), answer)).expiresAt())
                .isEqualTo(TestClock.NOW.plusSeconds(6_000));
    }

    @Test
    void jwtsEnd_countsWhereTheAuthorityNamesNone() {
        Active answer = new Active(Claims.of(without(local(), "exp")), Optional.empty());
        assertThat(accepted(tokens().judge(jwt(Map.of("exp", NOW + 600)), answer))
                        .expiresAt())
                .isEqualTo(TestClock.NOW.plusSeconds(600));
    }

    @Test // TBF-4: nobody may be spoken for where there are no federators
    void answerAboutAForeignToken_isRefused() {
        assertThat(outcome(TokensUnderTest.foreign())).isEqualTo(Reason.FEDERATOR_NOT_ALLOWED);
    }

    @Test
    void severalFlaws_areReportedInTheOrderOfTheChecks() {
        Map<String, Object> members = with(TokensUnderTest.foreign(), "cnf", Map.of());
        assertThat(outcome(members)).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        assertThat(outcome(without(members, "sub"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
        assertThat(outcome(with(members, "exp", 1L))).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(outcome(with(members, "aud", "x"))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(outcome(with(members, "iss", "x"))).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
    }
}
