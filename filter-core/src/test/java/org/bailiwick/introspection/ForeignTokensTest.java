package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.introspection.DomainUnderTest.AS0;
import static org.bailiwick.introspection.DomainUnderTest.AS1;
import static org.bailiwick.introspection.TokensUnderTest.federation;
import static org.bailiwick.introspection.TokensUnderTest.foreign;
import static org.bailiwick.introspection.TokensUnderTest.jwt;
import static org.bailiwick.introspection.TokensUnderTest.local;
import static org.bailiwick.introspection.TokensUnderTest.with;
import static org.bailiwick.introspection.TokensUnderTest.without;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.json.Json;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A domain that may speak for AS1: what AS1, or the authority itself, can say that is not so, and what becomes of it. */
class ForeignTokensTest {
    private final DomainUnderTest domain = DomainUnderTest.federated();

    private TokensUnderTest tokens() {
        return new TokensUnderTest(domain);
    }

    private Object outcome(Map<String, Object> members) {
        return tokens().outcome(members);
    }

    private VerifiedToken accepted(Map<String, Object> members) {
        return tokens().accepted(members);
    }

    private static Map<String, Object> foreignBy(String name, Object value) {
        return with(foreign(), "federation", with(federation(), name, value));
    }

    private IntrospectionQuestion asked(String token) {
        TokensUnderTest tokens = tokens();
        tokens.judge(token, new Inactive(Optional.empty()));
        return tokens.authority.questions().get(0);
    }

    @Test // TBF-5, TBF-7
    void foreignToken_isVouchedForAlongItsPath() {
        VerifiedToken token = accepted(foreign());

        assertThat(token.issuer()).hasToString(DomainUnderTest.ISSUER);
        assertThat(token.subject()).isEqualTo(AS1 + "#bob");
        assertThat(token.client()).contains(AS1 + "#app1");
        assertThat(token.scopes()).containsExactly("orders:read");
        assertThat(token.vouchers()).containsExactly(new Issuer(AS1), new Issuer(DomainUnderTest.ISSUER));
        assertThat(token.federator()).contains(new Issuer(AS1));
    }

    @Test // TBF-7
    void tokenFromFarther_isVouchedForByAllInOrder() {
        Map<String, Object> members = foreignBy("path", List.of(AS0, AS1));
        members.put("sub", AS1 + "#" + AS0 + "#carol");
        VerifiedToken token = accepted(members);

        assertThat(token.subject()).isEqualTo(AS1 + "#" + AS0 + "#carol");
        assertThat(token.vouchers())
                .containsExactly(new Issuer(AS0), new Issuer(AS1), new Issuer(DomainUnderTest.ISSUER));
    }

    @Test
    void tokenOfTheDomainItself_isAcceptedAsBefore() {
        VerifiedToken token = accepted(local());
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.scopes()).containsExactly("orders:read", "orders:write");
        assertThat(token.federator()).isEmpty();
    }

    @Test // TBF-1, TBF-6
    void question_saysForWhomAndForHowLong() {
        IntrospectionQuestion question = asked("opaque");
        assertThat(question.resource()).contains(DomainUnderTest.RESOURCE);
        assertThat(question.budget()).contains(Duration.ofSeconds(2));
        assertThat(question.path()).isEmpty();
        assertThat(question.tokenIssuer()).isEmpty();
    }

    @Test // TBF-1: a hint picks one of those that are configured, never a URL
    void hint_isAFederatorThatTheTokenNamesOrBeginsLike() {
        domain.federators = List.of(
                DomainUnderTest.federator(AS1, Optional.of("a_")),
                DomainUnderTest.federator(AS0, Optional.of("a_b_")),
                DomainUnderTest.federator("https://as9.example", Optional.empty()));

        assertThat(asked(jwt(Map.of("iss", AS1))).tokenIssuer()).contains(new Issuer(AS1));
        assertThat(asked(jwt(Map.of("iss", "https://evil.example"))).tokenIssuer())
                .isEmpty();
        assertThat(asked(jwt(Map.of("iss", DomainUnderTest.ISSUER))).tokenIssuer())
                .isEmpty();
        assertThat(asked(jwt(Map.of("iss", 1L))).tokenIssuer()).isEmpty();
        assertThat(asked("a_x").tokenIssuer()).contains(new Issuer(AS1));
        assertThat(asked("a_b_x").tokenIssuer()).contains(new Issuer(AS0));
        assertThat(asked("b_x").tokenIssuer()).isEmpty();
    }

    @Test // TBF-4
    void federatorThatIsNotOneOfOurs_isRefused() {
        Map<String, Object> members = foreign();
        Map<String, Object> federation = with(federation(), "federator", AS0);
        members.put("federation", with(federation, "path", List.of(AS0)));

        assertThat(outcome(members)).isEqualTo(Reason.FEDERATOR_NOT_ALLOWED);
        assertThat(Reason.FEDERATOR_NOT_ALLOWED.kind()).isEqualTo(Reason.Kind.INSUFFICIENT);
        for (String almost : List.of(AS1 + "/", AS1.toUpperCase(Locale.ROOT), "", DomainUnderTest.ISSUER)) {
            assertThat(outcome(foreignBy("federator", almost))).isEqualTo(Reason.FEDERATOR_NOT_ALLOWED);
        }
    }

    static List<Object> noFederations() {
        return List.of(
                "x", true, List.of(), Map.of(), Json.NULL, Map.of("federator", 1L), Map.of("path", List.of(AS1)));
    }

    @ParameterizedTest // TBF-4: present in any form, it is never taken for absent
    @MethodSource("noFederations")
    void federationThatCannotBeRead_isMalformed(Object federation) {
        assertThat(outcome(with(foreign(), "federation", federation))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    static Stream<Object> noPaths() {
        List<String> eleven = Stream.concat(
                        IntStream.rangeClosed(1, 10).mapToObj(number -> "https://as" + number + ".x.example"),
                        Stream.of(AS1))
                .toList();
        return Stream.of(
                List.of(),
                AS1,
                Json.NULL,
                Map.of(),
                List.of(AS1, 1L),
                List.of(1L),
                List.of(AS0),
                List.of(AS1, AS0),
                List.of(AS1, AS1),
                List.of(AS0, AS0, AS1),
                List.of(DomainUnderTest.ISSUER, AS1),
                List.of("", AS1),
                List.of("https://a#b", AS1),
                List.of("https://a b", AS1),
                List.of("https://\u00e9", AS1),
                List.of("https://" + "x".repeat(600), AS1),
                eleven);
    }

    @ParameterizedTest // TBF-4: a path that cannot be is no path
    @MethodSource("noPaths")
    void pathThatIsNone_isMalformed(Object path) {
        assertThat(outcome(foreignBy("path", path))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test
    void pathOfTen_isThePathThatIsLongEnough() {
        List<String> ten = Stream.concat(
                        IntStream.rangeClosed(1, 9).mapToObj(number -> "https://as" + number + ".x.example"),
                        Stream.of(AS1))
                .toList();
        assertThat(accepted(foreignBy("path", ten)).vouchers()).hasSize(11);
        assertThat(outcome(with(foreign(), "federation", without(federation(), "path"))))
                .isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // TBF-3: an answer that was only passed on
    void answerStillInTheFederatorsName_isRefused() {
        assertThat(outcome(with(foreign(), "iss", AS1))).isEqualTo(Reason.TOKEN_ISSUER_UNKNOWN);
    }

    @Test // TBF-3
    void answerInNobodysName_isRefused() {
        assertThat(outcome(without(foreign(), "iss"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
        assertThat(outcome(without(local(), "iss"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
    }

    @Test // TBF-7: a federator cannot name one of our subjects
    void subjectThatIsNotQualified_isQualified() {
        Map<String, Object> members = with(foreign(), "sub", "alice");
        members.put("client_id", "app");
        VerifiedToken token = accepted(members);

        assertThat(token.subject()).isEqualTo(AS1 + "#alice");
        assertThat(token.client()).contains(AS1 + "#app");
        assertThat(token.claims().text("sub")).contains(AS1 + "#alice");
        assertThat(token.claims().text("client_id")).contains(AS1 + "#app");
    }

    @Test // TBF-7: nor one of another domain
    void subjectQualifiedByAnother_isQualifiedAgain() {
        assertThat(accepted(with(foreign(), "sub", AS0 + "#carol")).subject()).isEqualTo(AS1 + "#" + AS0 + "#carol");
        assertThat(accepted(with(foreign(), "sub", DomainUnderTest.ISSUER + "#alice"))
                        .subject())
                .isEqualTo(AS1 + "#" + DomainUnderTest.ISSUER + "#alice");
        assertThat(accepted(with(foreign(), "sub", AS1 + "x#bob")).subject()).isEqualTo(AS1 + "#" + AS1 + "x#bob");
    }

    @Test // TBF-7: nor one of our actors
    void actors_areQualified() {
        Map<String, Object> act = Map.of("sub", "rs1", "act", Map.of("sub", AS1 + "#app"));
        assertThat(accepted(with(foreign(), "act", act)).actor())
                .contains(new Actor(AS1 + "#rs1", List.of(AS1 + "#app")));
        assertThat(outcome(with(foreign(), "act", "rs1"))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // TBF-7: nor can one of our own look like one of theirs
    void ownTokenWithANameOfAFederator_isRefused() {
        assertThat(outcome(with(local(), "sub", AS1 + "#bob"))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        assertThat(outcome(with(local(), "client_id", AS1 + "#app1"))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        assertThat(outcome(with(local(), "act", Map.of("sub", AS1 + "#bob")))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        assertThat(outcome(with(local(), "act", Map.of("sub", "svc", "act", Map.of("sub", AS1 + "#bob")))))
                .isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
        assertThat(outcome(with(local(), "act", Map.of("sub", "svc")))).isEqualTo("accepted");
        assertThat(outcome(with(local(), "sub", AS0 + "#carol"))).isEqualTo("accepted");
    }

    @Test // TBF-5: a federator cannot widen a scope
    void scopesBeyondTheCeiling_areNotGranted() {
        VerifiedToken token = accepted(with(foreign(), "scope", "read orders:write admin"));

        assertThat(token.scopes()).containsExactly("orders:read");
        assertThat(token.claims().text("scope")).contains("orders:read");
        assertThat(accepted(with(foreign(), "scope", "orders:write")).scopes()).isEmpty();
        assertThat(accepted(without(foreign(), "scope")).scopes()).isEmpty();
    }

    @Test // TBF-5: what the federator said is only a record of it
    void scopesWithinFederation_grantNothing() {
        Map<String, Object> members = foreignBy("scope", "read admin");
        members.put("scope", "");
        assertThat(accepted(members).scopes()).isEmpty();
    }

    @Test // TBF-5: a federator grants no roles, and says nothing that could be taken for ours
    void grantsAndClaimsOfItsOwn_areNotTaken() {
        Map<String, Object> members = with(foreign(), "roles", List.of("admin"));
        members.put("username", "alice");
        members.put("tenant", "ours");
        members.put("acr", "high");
        members.put("authorization_details", List.of());
        VerifiedToken token = accepted(members);

        assertThat(token.grants().values()).isEmpty();
        assertThat(token.claims().asMap().keySet())
                .containsExactlyInAnyOrder("active", "iss", "aud", "sub", "client_id", "scope", "exp", "federation");
    }

    @Test // TBF-6: a federator cannot lengthen a life
    void endBeyondTheJwtsOwn_isNotFollowed() {
        Map<String, Object> members = with(foreign(), "exp", TokensUnderTest.NOW + 600_000);
        String token = jwt(Map.of("iss", AS1, "exp", TokensUnderTest.NOW + 60));
        var judged = tokens().judge(token, new IntrospectionAnswer.Active(Claims.of(members), Optional.empty()));

        assertThat(TokensUnderTest.accepted(judged).expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(60));
        assertThat(TokensUnderTest.heldFor(judged)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test // TBF-3, MT-4
    void foreignTokens_areHeldAgainstTheSameAsOurOwn() {
        assertThat(outcome(with(foreign(), "aud", AS1))).isEqualTo(Reason.TOKEN_AUDIENCE_MISMATCH);
        assertThat(outcome(with(foreign(), "exp", TokensUnderTest.NOW - 30))).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(outcome(with(foreign(), "nbf", TokensUnderTest.NOW + 31))).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        assertThat(outcome(with(foreign(), "cnf", Map.of("jkt", "x")))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
        assertThat(outcome(with(foreign(), "token_type", "DPoP"))).isEqualTo(Reason.TOKEN_SENDER_CONSTRAINED);
    }

    @Test // TBF-3
    void missingAudience_isRefusedHoweverItIsConfigured() {
        domain.missingAudience = true;
        assertThat(outcome(without(foreign(), "aud"))).isEqualTo(Reason.TOKEN_CLAIM_MISSING);
        assertThat(outcome(without(local(), "aud"))).isEqualTo("accepted");
    }

    @Test // TBF-4: 403, remembered for a short while like any rejection
    void refusalOfAFederator_holdsForAShortWhile() {
        assertThat(TokensUnderTest.heldFor(tokens().judge(foreignBy("federator", AS0))))
                .isEqualTo(Duration.ofSeconds(5));
    }
}
