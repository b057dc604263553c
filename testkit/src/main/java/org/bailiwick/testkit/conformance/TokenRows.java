package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Flaw;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a token is what it claims to be: its form, its algorithm, its key, its type, its issuer. */
interface TokenRows extends Rows {
    /** Flaws that the header's grammar already forbids (BT-2). */
    Set<Flaw> MALFORMED_HEADER = EnumSet.of(Flaw.SPACE_INSIDE, Flaw.PADDING_INSIDE, Flaw.JSON_SERIALIZATION);

    @Test
    default void goodToken_reachesTheApplication() throws Exception {
        assertReached(whoami(token().subject("alice").sign()), "alice");
    }

    // JB-1, JB-2, JB-4, JB-5, JB-7, JB-9, JB-12, JB-16, JB-18, JB-19, AT-2, AT-5, AT-8
    @ParameterizedTest
    @EnumSource
    default void everyFlaw_isRefusedForItsReason(Flaw flaw) throws Exception {
        Refusal refusal = Refusal.of(whoami(token().sign(flaw)));

        if (MALFORMED_HEADER.contains(flaw)) {
            refusal.isInvalidRequest("credential_malformed");
        } else {
            refusal.isInvalidToken(codes(flaw));
            assertThat(refusal.challenge()).as("7.3: no oracle").isEqualTo(challengeOfAnExpiredToken());
        }
        assertThat(stand().home().requests(Endpoint.STRANGERS_KEYS))
                .as("JB-12: no token chooses a URL")
                .isZero();
    }

    /** The reason codes that are right for a flaw; several where the order of checks is nobody's business. */
    private static String[] codes(Flaw flaw) {
        return switch (flaw) {
            case BAD_SIGNATURE, SHORT_SIGNATURE, ZERO_SIGNATURE, DER_SIGNATURE -> codes("token_signature_invalid");
            case EMBEDDED_KEY, KEY_URL, CERTIFICATE_URL -> codes("token_signature_invalid");
            case ALG_NONE -> codes("token_algorithm_refused", "token_malformed");
            case ALG_NONE_IN_MIXED_CASE, ALG_IN_LOWER_CASE, HMAC_WITH_PUBLIC_KEY -> codes("token_algorithm_refused");
            case ALG_MISSING -> codes("token_malformed", "token_algorithm_refused");
            case KEY_OF_ANOTHER_ALGORITHM -> codes("token_key_unfit");
            case UNKNOWN_CRITICAL_HEADER -> codes("token_critical_header");
            case EMPTY_CRITICAL_HEADER -> codes("token_critical_header", "token_malformed");
            case EMPTY_SIGNATURE -> codes("token_malformed", "token_signature_invalid");
            case MISSING_PART -> codes("token_malformed", "token_not_recognized");
            case ENCRYPTED -> codes("token_encrypted");
            case NESTED -> codes("token_malformed", "token_type_refused");
            case DUPLICATE_HEADER_MEMBER, DUPLICATE_CLAIM, HEADER_NOT_AN_OBJECT, PAYLOAD_NOT_AN_OBJECT -> malformed();
            case TEXT_AFTER_PAYLOAD, PAYLOAD_NOT_UTF8, DEEP_PAYLOAD, EXTRA_PART -> malformed();
            case PADDED_SIGNATURE, STRAY_BITS -> malformed();
            case SPACE_INSIDE, PADDING_INSIDE, JSON_SERIALIZATION -> codes();
        };
    }

    private static String[] malformed() {
        return codes("token_malformed");
    }

    private static String[] codes(String... codes) {
        return codes;
    }

    private Challenge challengeOfAnExpiredToken() throws Exception {
        String expired = token().expiredSince(Duration.ofHours(1)).sign();
        return Refusal.of(whoami(expired)).isInvalidToken("token_expired").challenge();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "application/At+Jwt"})
    default void accessTokenType_isAcceptedInAnyCase(String typ) throws Exception { // AT-1, JB-13
        assertReached(whoami(token().subject("alice").typ(typ).sign()), "alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "jwt",
                "",
                "at+jwt2",
                "text/at+jwt",
                "token-introspection+jwt",
                "secevent+jwt",
                "statuslist+jwt",
                "entity-statement+jwt",
                "dpop+jwt",
                "txntoken+jwt",
                "asid-result+jwt",
                "logout+jwt",
                "oauth-authz-req+jwt"
            })
    default void otherType_isRefused(String typ) throws Exception { // AT-1, JB-14, protocols.md 7.1
        Refusal refusal = Refusal.of(whoami(token().typ(typ).sign())).isInvalidToken("token_type_refused");

        assertThat(refusal.challenge()).isEqualTo(challengeOfAnExpiredToken());
    }

    @Test
    default void missingType_isRefused() throws Exception { // AT-1
        Refusal.of(whoami(token().withoutHeader("typ").sign())).isInvalidToken("token_type_refused");
    }

    @Test
    default void typeThatIsNoText_isRefused() throws Exception { // AT-1
        Refusal.of(whoami(token().header("typ", List.of("at+jwt")).sign()))
                .isInvalidToken("token_type_refused", "token_malformed");
    }

    @Test
    default void untypedAccessTokens_areAcceptedWhereConfigured() throws Exception { // JB-14, protocols.md 7.1
        EmbeddedAuthority authority = stand().another();
        String yaml = Configurations.alone(authority, "token-type: JWT");

        assertReached(alone(yaml, authority.token().typ("JWT")), "somebody");
        assertReached(alone(yaml, authority.token().withoutHeader("typ")), "somebody");
        Refusal.of(alone(yaml, authority.token().typ("dpop+jwt"))).isInvalidToken("token_type_refused");
        Refusal.of(alone(yaml, authority.token().typ("logout+jwt"))).isInvalidToken("token_type_refused");
    }

    private Response alone(String yaml, TokenBuilder token) throws Exception {
        return stand().request(yaml, "GET", Configurations.ALONE)
                .bearer(token.sign())
                .send();
    }

    @ParameterizedTest
    @EnumSource
    default void everyAlgorithm_isVerified(Algorithm algorithm) throws Exception { // AT-10, JB-4
        EmbeddedAuthority wide = stand().wide();
        String yaml = Configurations.each(List.of(new Configurations.Domain(
                "wide", wide, EnumSet.allOf(Algorithm.class).toString(), "")));
        String token = wide.token().algorithm(algorithm).subject("alice").sign();

        Response response =
                stand().request(yaml, "GET", "/d/wide").bearer(token).send();
        Response spoilt = stand().request(yaml, "GET", "/d/wide")
                .bearer(wide.token().algorithm(algorithm).sign(Flaw.BAD_SIGNATURE))
                .send();

        assertReached(response, "alice");
        Refusal.of(spoilt).isInvalidToken("token_signature_invalid");
    }

    @Test
    default void algorithmThatIsNotListed_isRefused() throws Exception { // JB-1, JB-3
        Refusal.of(whoami(token().algorithm(Algorithm.ES384).sign())).isInvalidToken("token_algorithm_refused");
    }

    @Test
    default void strangersKeyUnderAKnownName_isRefused() throws Exception { // AT-5
        SigningKey known = stand().home().key(Algorithm.ES256);
        SigningKey stranger = stand().home().strangersKey().withKid(known.kid());

        Refusal.of(whoami(token().signedBy(stranger).sign())).isInvalidToken("token_signature_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../../etc/passwd", "' OR '1'='1", "*", "${jndi:ldap://127.0.0.1/a}", "a\nb"})
    default void hostileKid_isJustUnknown(String kid) throws Exception { // JB-12
        Refusal.of(whoami(token().kid(kid).sign())).isInvalidToken("token_key_unknown", "token_malformed");
    }

    @Test
    default void kidThatIsNoText_isRefused() throws Exception { // JB-12
        Refusal.of(whoami(token().header("kid", 1).sign())).isInvalidToken("token_malformed", "token_key_unknown");
    }

    @Test
    default void noKid_meansTheOnlyKeyThatFits() throws Exception {
        assertReached(whoami(token().subject("alice").withoutHeader("kid").sign()), "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdef", "f_0123456789", "a.b", "...", "a.b.c", "e30.e30.e30", "...."})
    default void whatIsNoJwt_isRefused(String token) throws Exception { // JB-16
        Refusal refusal = Refusal.of(whoami(token));

        refusal.isInvalidToken("token_malformed", "token_not_recognized", "token_encrypted", "token_algorithm_refused");
        assertThat(refusal.challenge()).isEqualTo(challengeOfAnExpiredToken());
    }

    @Test
    default void unknownIssuer_isRefused() throws Exception { // AT-3, JB-10
        for (String issuer : List.of("https://evil.example", stand().home().issuer() + "/", "HTTP://127.0.0.1", "")) {
            Refusal refusal = Refusal.of(whoami(token().issuer(issuer).sign()));

            refusal.isInvalidToken("token_issuer_unknown", "token_claim_malformed");
            assertThat(refusal.challenge()).isEqualTo(challengeOfAnExpiredToken());
        }
    }

    @Test
    default void issuerOfAnotherRoute_isRefused() throws Exception {
        String token = stand().partner().token().subject("bob").sign();

        Refusal.of(whoami(token)).isInvalidToken("token_issuer_not_for_route");
        assertReached(stand().get("/both").bearer(token).send(), "bob");
    }

    @Test
    default void keyOfAnotherIssuer_isRefused() throws Exception { // JB-10
        String token = token().issuer(stand().partner().issuer()).sign();

        Refusal.of(stand().get("/both").bearer(token).send()).isInvalidToken("token_key_unknown");
    }

    private TokenBuilder token() {
        return stand().home().token();
    }

    private Response whoami(String token) throws Exception {
        return stand().get("/whoami").bearer(token).sendRaw();
    }
}
