package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.OpaqueTokenBuilder;
import org.bailiwick.testkit.Question;
import org.bailiwick.testkit.conformance.Asking.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authority says of a token when it is asked (RFC 7662), and what follows from it. */
interface IntrospectionRows extends Rows {
    @Test
    default void opaqueToken_isAdmittedWithWhatItsAuthoritySays() throws Exception { // IN-5
        Response response = ask("/whoami", alice().client("app").scopes("orders:read", "x"));

        assertReached(response, "alice");
        assertThat(response.member("client")).isEqualTo("app");
        assertThat(response.member("scopes"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder("orders:read", "x");
    }

    @Test
    default void signedToken_isTheAuthoritysToJudgeToo() throws Exception { // IN-5
        String token = stand().home().token().subject("alice").sign();
        assertReached(ask("/whoami", token), "alice");

        String revoked = stand().home().token().sign();
        stand().home().revoke(revoked);
        Refusal.of(ask("/whoami", revoked)).isInvalidToken("token_inactive");
    }

    @Test
    default void question_isPutByOurClientAboutTheToken() throws Exception { // IN-1, IN-2, IN-11
        String token = stand().partner().opaque().subject("bob").issue();
        assertReached(ask("/d/partner", token), "bob");

        assertThat(questionsAbout(token, stand().partner())).singleElement().satisfies(question -> {
            assertThat(question.endpoint()).isEqualTo(Endpoint.INTROSPECTION);
            assertThat(question.client()).isEqualTo(Asking.CLIENT);
            assertThat(question.method()).isEqualTo("client_secret_basic");
            assertThat(question.accept()).contains("application/json");
            assertThat(question.member("token_type_hint")).isEqualTo("access_token");
            assertThat(question.form()).as("what only those who federate know").containsOnlyKeys("token_type_hint");
        });
    }

    @Test
    default void missingScopeOfAnOpaqueToken_isNamed() throws Exception { // BT-10
        Refusal refusal = Refusal.of(ask("/orders/1", alice().scopes("orders:write", "read")));

        assertThat(refusal.isInsufficient("scope_missing").challenge().scopes()).containsExactly("orders:read");
        assertReached(ask("/orders/1", alice().scopes("orders:read")), "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-everybody", "a.b", "f_0123456789", "..."})
    default void unknownToken_isInactive(String token) throws Exception { // IN-10, TBF-3
        Refusal.of(ask("/whoami", token))
                .isInvalidToken("token_inactive", "token_malformed", "token_not_recognized")
                .challenge();
    }

    @Test
    default void inactiveToken_isRefusedAndRememberedForAWhile() throws Exception { // IN-10, TBF-6
        String expired = alice().expiresAt(Instant.now().minusSeconds(120)).issue();

        Refusal.of(ask("/whoami", expired)).isInvalidToken("token_inactive");
        Refusal.of(ask("/whoami", expired)).isInvalidToken("token_inactive");
        assertThat(questionsAbout(expired, stand().home())).hasSize(1);
    }

    @Test
    default void tokenOfAnotherIssuer_isRefused() throws Exception { // IN-6, TBF-3
        Refusal.of(ask("/whoami", alice().member("iss", stand().partner().issuer())))
                .isInvalidToken("token_issuer_unknown");
        Refusal.of(ask("/d/partner", stand().partner().opaque().member("iss", "https://other.example.com")))
                .isInvalidToken("token_issuer_unknown");
    }

    @Test
    default void missingIssuer_isTakenOnlyWhereNobodySpeaksForOthers() throws Exception {
        assertReached(
                ask("/d/partner", stand().partner().opaque().subject("bob").without("iss")), "bob");
        Refusal.of(ask("/whoami", alice().without("iss")))
                .isInvalidToken("token_issuer_unknown", "token_claim_missing");
    }

    @Test
    default void tokenForAnotherAudience_isRefused() throws Exception { // IN-6, TBF-3
        Refusal.of(ask("/whoami", alice().audience("https://other.example.com")))
                .isInvalidToken("token_audience_mismatch");
        Refusal.of(ask("/whoami", alice().without("aud")))
                .isInvalidToken("token_audience_mismatch", "token_claim_missing");
        assertReached(ask("/whoami", alice().audience("https://other.example.com", Configurations.ALIAS)), "alice");
    }

    @Test
    default void missingAudience_isTakenWhereTheFileSaysSo() throws Exception {
        EmbeddedAuthority authority = stand().asked();
        String yaml = Asking.alone(authority, "insecure-missing-audience: true");

        assertReached(own(yaml, authority.opaque().without("aud").issue()), "somebody");
        Refusal.of(own(
                        yaml,
                        authority.opaque().audience("https://other.example.com").issue()))
                .isInvalidToken("token_audience_mismatch");
    }

    @Test
    default void tokenBoundToAKey_isNoBearerToken() throws Exception {
        Refusal.of(ask("/whoami", alice().cnf("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")))
                .isInvalidToken("token_sender_constrained");
        Refusal.of(ask("/whoami", alice().member("token_type", "DPoP"))).isInvalidToken("token_sender_constrained");
        assertReached(ask("/whoami", alice().member("token_type", "bearer")), "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat", "sub", "scope", "client_id", "aud"})
    default void memberOfTheWrongForm_isRefused(String member) throws Exception { // TBF-3
        Refusal.of(ask("/whoami", alice().member(member, List.of(List.of()))))
                .isInvalidToken("token_claim_malformed", "token_claim_missing", "token_audience_mismatch");
    }

    @Test
    default void opaqueToken_isSentToTheDomainItBeginsLike() throws Exception {
        EmbeddedAuthority one = stand().asked();
        EmbeddedAuthority two = stand().asked();
        String yaml = Asking.each(
                List.of(new Asked("one", one, "opaque-prefix: a_"), new Asked("two", two, "opaque-prefix: b_")),
                "  - {id: both, path: /both, access: authenticated, domains: [one, two]}\n");
        String token = two.opaque().prefix("b_").subject("bob").issue();

        assertReached(on(yaml, "/both", token), "bob");
        assertThat(one.questions()).as("the token is nobody else's to see").isEmpty();
        Refusal.of(on(yaml, "/d/one", token))
                .isInvalidToken("token_not_recognized", "token_issuer_not_for_route", "token_inactive");
        assertThat(one.questions()).isEmpty();
    }

    @Test
    default void domainsOfARule_areAskedInOrder() throws Exception {
        String atHome = alice().issue();
        String atPartner = stand().partner().opaque().subject("bob").issue();

        assertReached(ask("/both", atHome), "alice");
        assertReached(ask("/both", atPartner), "bob");
        assertThat(questionsAbout(atHome, stand().partner())).isEmpty();
        assertThat(questionsAbout(atPartner, stand().home())).hasSize(1);
        Refusal.of(ask("/both", "nobody-knows-this-token")).isInvalidToken("token_not_recognized", "token_inactive");
        Refusal.of(ask("/whoami", atPartner)).isInvalidToken("token_inactive", "token_not_recognized");
    }

    @Test
    default void domainsOfBothKinds_shareARule() throws Exception {
        EmbeddedAuthority signing = stand().another();
        String yaml = Asking.each(
                        List.of(new Asked("asked", stand().partner(), "")),
                        "  - {id: both, path: /both, access: authenticated, domains: [signing, asked]}\n")
                .replace(
                        "domains:\n  asked:",
                        "domains:\n  signing: {kind: jwt, issuer: \"" + signing.issuer()
                                + "\", algorithms: [ES256]}\n  asked:");
        String signed = signing.token().subject("alice").sign();

        assertReached(on(yaml, "/both", signed), "alice");
        assertReached(
                on(yaml, "/both", stand().partner().opaque().subject("bob").issue()), "bob");
        assertThat(questionsAbout(signed, stand().partner())).isEmpty();
    }

    /** What an authority was asked about a token. */
    static List<Question> questionsAbout(String token, EmbeddedAuthority authority) {
        return authority.questions().stream()
                .filter(question -> question.isAbout(token))
                .toList();
    }

    private OpaqueTokenBuilder alice() {
        return stand().home().opaque().subject("alice");
    }

    private Response ask(String path, OpaqueTokenBuilder token) throws Exception {
        return ask(path, token.issue());
    }

    private Response ask(String path, String token) throws Exception {
        return on(Asking.standard(stand().home(), stand().partner()), path, token);
    }

    private Response own(String yaml, String token) throws Exception {
        return on(yaml, Configurations.ALONE, token);
    }

    private Response on(String yaml, String path, String token) throws Exception {
        return stand().request(yaml, "GET", path).bearer(token).send();
    }
}
