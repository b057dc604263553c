package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.jose.TestTokens.NOW;
import static org.bailiwick.jose.TestTokens.claims;
import static org.bailiwick.jose.TestTokens.claimsWith;
import static org.bailiwick.jose.TestTokens.head;
import static org.bailiwick.jose.TestTokens.headWith;
import static org.bailiwick.jose.TestTokens.signed;
import static org.bailiwick.jose.TestTokens.unsigned;

import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {
    private static final SignatureAlgorithm ES256 = SignatureAlgorithm.ES256;
    private static final VerificationKey KEY = TestKeys.key(TestTokens.KEY_ID, ES256);
    private static final String GOOD = signed(ES256, head(ES256), claims());

    private final TestDomain domain = TestDomain.of(TokenType.AT_JWT, KEY);

    @Test
    void goodToken_isAcceptedWithAllThatItSays() {
        Judged judged = domain.judge(GOOD);

        VerifiedToken token = TestDomain.accepted(judged);
        assertThat(token.domain()).isEqualTo("home");
        assertThat(token.issuer()).isEqualTo(new Issuer(TestTokens.ISSUER));
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.client()).contains("s6BhdRkqt3");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(600));
        assertThat(token.scopes()).containsExactly("accounts:read", "orders:read");
        assertThat(token.grants().values()).isEqualTo(Map.of("teller", true, "auditor", true));
        assertThat(token.actor()).isEmpty();
        assertThat(token.vouchers()).containsExactly(new Issuer(TestTokens.ISSUER));
        assertThat(token.claims().text("jti")).contains("dbe39bf3a3ba4238a513f51d6e1691c4");
        assertThat(judged.basis()).isEqualTo(new Basis.Signature(KEY));
    }

    @ParameterizedTest // AT-5, AT-10
    @EnumSource
    void everyAlgorithm_isVerified(SignatureAlgorithm algorithm) {
        TestDomain any = TestDomain.of(TokenType.AT_JWT, TestKeys.key(TestTokens.KEY_ID, algorithm));

        assertThat(TestDomain.reason(any.judge(signed(algorithm, head(algorithm), claims()))))
                .isEmpty();
    }

    @ParameterizedTest // AT-1
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"})
    void typeOfAnAccessToken_isAccepted(String type) {
        assertThat(domain.reason(signed(ES256, headWith("typ", type), claims())))
                .isEmpty();
        assertThat(TestDomain.of(TokenType.JWT, KEY).reason(signed(ES256, headWith("typ", type), claims())))
                .isEmpty();
    }

    @ParameterizedTest // AT-1, JB-13
    @ValueSource(strings = {"JWT", "jwt", "application/jwt"})
    void untypedToken_isAcceptedOnlyWhereSoConfigured(String type) {
        String token = signed(ES256, headWith("typ", type), claims());

        assertThat(domain.reason(token)).contains(Reason.TOKEN_TYPE_REFUSED);
        assertThat(TestDomain.of(TokenType.JWT, KEY).reason(token)).isEmpty();
    }

    @Test // AT-1
    void tokenWithoutType_isAcceptedOnlyWhereSoConfigured() {
        Map<String, Object> head = head(ES256);
        head.remove("typ");
        String token = signed(ES256, head, claims());

        assertThat(domain.reason(token)).contains(Reason.TOKEN_TYPE_REFUSED);
        assertThat(TestDomain.of(TokenType.JWT, KEY).reason(token)).isEmpty();
    }

    @ParameterizedTest // section 7.1, JB-14
    @ValueSource(
            strings = {
                "token-introspection+jwt",
                "secevent+jwt",
                "statuslist+jwt",
                "entity-statement+jwt",
                "dpop+jwt",
                "txntoken+jwt",
                "asid-result+jwt",
                "logout+jwt",
                "oauth-authz-req+jwt",
                "application/dpop+jwt",
                "LOGOUT+JWT",
                "id+jwt",
                "",
                "application/",
                "text/at+jwt",
                "at+jwt ",
                "at-jwt",
                "application/application/at+jwt"
            })
    void typeForAnotherPurpose_isNeverAnAccessToken(String type) { // JI-6
        String token = signed(ES256, headWith("typ", type), claims());

        assertThat(domain.reason(token)).contains(Reason.TOKEN_TYPE_REFUSED);
        assertThat(TestDomain.of(TokenType.JWT, KEY).reason(token)).contains(Reason.TOKEN_TYPE_REFUSED);
        assertThat(domain.questions()).isEmpty();
    }

    @Test // AT-11
    void idTokenByTheSameKey_isNoAccessToken() {
        Map<String, Object> claims = claimsWith("aud", "s6BhdRkqt3");
        claims.put("nonce", "n-0S6_WzA2Mj");
        String idToken = signed(ES256, headWith("typ", "JWT"), claims);

        assertThat(domain.reason(idToken)).contains(Reason.TOKEN_TYPE_REFUSED);
        assertThat(TestDomain.of(TokenType.JWT, KEY).reason(idToken)).contains(Reason.TOKEN_AUDIENCE_MISMATCH);
    }

    @ParameterizedTest // JB-1, JB-4, JB-7
    @ValueSource(
            strings = {"none", "None", "NONE", "nOnE", "HS256", "es256", "ES256 ", "ES256K", "", "RS1", "Ed448", "RSA"})
    void algorithmThatCannotBeConfigured_isRefusedWithoutAskingForAKey(String algorithm) {
        assertThat(domain.reason(unsigned(headWith("alg", algorithm), claims())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(domain.reason(signed(ES256, headWith("alg", algorithm), claims())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(domain.questions()).isEmpty();
    }

    @Test // JB-1, JB-3
    void algorithmOutsideTheDomainsList_isRefusedWithoutAskingForAKey() {
        TestDomain strict = TestDomain.accepting(KEY, List.of(ES256, SignatureAlgorithm.Ed25519));

        assertThat(strict.reason(signed(SignatureAlgorithm.ES384, head(SignatureAlgorithm.ES384), claims())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(strict.reason(signed(SignatureAlgorithm.EdDSA, head(SignatureAlgorithm.EdDSA), claims())))
                .contains(Reason.TOKEN_ALGORITHM_REFUSED);
        assertThat(strict.questions()).isEmpty();
    }

    @Test // JB-2
    void keyForAnotherAlgorithm_isUnfitWhateverTheTokenSays() {
        KeyPair rsa = TestKeys.pair(SignatureAlgorithm.RS256);
        VerificationKey forPss = TestKeys.key(TestTokens.KEY_ID, SignatureAlgorithm.PS256);
        String token = signed(SignatureAlgorithm.RS256, rsa.getPrivate(), head(SignatureAlgorithm.RS256), claims());

        assertThat(TestDomain.of(TokenType.AT_JWT, forPss).reason(token)).contains(Reason.TOKEN_KEY_UNFIT);
    }

    @Test // JB-2
    void keyWhoseTypeOrCurveIsNotItsAlgorithms_isUnfit() {
        VerificationKey rsaAsEc = new VerificationKey(
                TestTokens.KEY_ID,
                ES256,
                "t",
                TestKeys.pair(SignatureAlgorithm.RS256).getPublic());
        VerificationKey p384AsP256 = new VerificationKey(
                TestTokens.KEY_ID,
                ES256,
                "t",
                TestKeys.pair(SignatureAlgorithm.ES384).getPublic());

        assertThat(TestDomain.of(TokenType.AT_JWT, rsaAsEc).reason(GOOD)).contains(Reason.TOKEN_KEY_UNFIT);
        assertThat(TestDomain.of(TokenType.AT_JWT, p384AsP256).reason(GOOD)).contains(Reason.TOKEN_KEY_UNFIT);
    }

    @Test // JB-4
    void bothNamesOfEd25519_areOneAlgorithm() {
        for (SignatureAlgorithm ofKey : List.of(SignatureAlgorithm.EdDSA, SignatureAlgorithm.Ed25519)) {
            TestDomain either = TestDomain.of(TokenType.AT_JWT, TestKeys.key(TestTokens.KEY_ID, ofKey));
            for (SignatureAlgorithm ofToken : List.of(SignatureAlgorithm.EdDSA, SignatureAlgorithm.Ed25519)) {
                assertThat(either.reason(signed(ofToken, head(ofToken), claims())))
                        .isEmpty();
            }
        }
    }

    @Test
    void keyRing_isAskedForTheTokensKeyAndAlgorithm() {
        assertThat(domain.reason(GOOD)).isEmpty();
        Map<String, Object> head = head(ES256);
        head.remove("kid");
        assertThat(domain.reason(signed(ES256, head, claims()))).isEmpty();

        assertThat(domain.questions()).containsExactly("key-1 ES256", "- ES256");
    }

    @Test
    void keyThatIsUnknown_isTheReason() {
        TestDomain without = TestDomain.answering(new KeyAnswer.Refused(Reason.TOKEN_KEY_UNKNOWN));

        assertThat(without.judge(GOOD))
                .isEqualTo(new Judged(new Verification.Rejected(Reason.TOKEN_KEY_UNKNOWN), new Basis.Nothing()));
    }

    @Test
    void issuerThatCannotBeAsked_isUnreachableAndNotRejected() {
        TestDomain without = TestDomain.answering(new KeyAnswer.Unreachable(Reason.AUTHORITY_UNREACHABLE));

        assertThat(without.judge(GOOD))
                .isEqualTo(new Judged(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE), new Basis.Nothing()));
    }

    @Test
    void keyThatComesLater_isWaitedFor() {
        CompletableFuture<KeyAnswer> later = new CompletableFuture<>();
        CompletableFuture<Judged> judged =
                TestDomain.askedLater(later).ask(GOOD).toCompletableFuture();

        assertThat(judged).isNotDone();
        later.complete(new KeyAnswer.Found(KEY));
        assertThat(TestDomain.reason(judged.join())).isEmpty();
    }

    @Test
    void changedOctet_isAnInvalidSignatureByTheKeyItWasCheckedWith() {
        String otherClaims = signed(ES256, head(ES256), claimsWith("sub", "mallory"));
        String mixed = otherClaims.substring(0, otherClaims.lastIndexOf('.')) + GOOD.substring(GOOD.lastIndexOf('.'));

        assertThat(domain.judge(mixed))
                .isEqualTo(new Judged(
                        new Verification.Rejected(Reason.TOKEN_SIGNATURE_INVALID), new Basis.Signature(KEY)));
    }

    @Test // JB-10
    void signatureByAStrangersKey_isInvalid() {
        KeyPair stranger = TestKeys.newPair(ES256);

        assertThat(domain.reason(signed(ES256, stranger.getPrivate(), head(ES256), claims())))
                .contains(Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test // JB-12
    void keyInTheHead_isIgnored() {
        KeyPair stranger = TestKeys.newPair(ES256);
        String token = signed(ES256, stranger.getPrivate(), headWith("jwk", TestKeys.jwk(stranger)), claims());

        assertThat(domain.reason(token)).contains(Reason.TOKEN_SIGNATURE_INVALID);
    }

    static List<String> cutSignatures() {
        String input = GOOD.substring(0, GOOD.lastIndexOf('.') + 1);
        return List.of(input, input + "AAAA", GOOD + "AAAA", input + "A".repeat(86), input + "_".repeat(85) + "w");
    }

    @ParameterizedTest
    @MethodSource("cutSignatures")
    void signatureOfAnotherLength_isInvalid(String token) {
        assertThat(domain.reason(token)).contains(Reason.TOKEN_SIGNATURE_INVALID);
    }

    @Test // JB-5
    void claimsAreNotLookedAt_whenTheSignatureIsInvalid() {
        KeyPair stranger = TestKeys.newPair(ES256);
        Map<String, Object> expired = claimsWith("exp", 1L);

        assertThat(domain.reason(signed(ES256, stranger.getPrivate(), head(ES256), expired)))
                .contains(Reason.TOKEN_SIGNATURE_INVALID);
        assertThat(domain.judge(signed(ES256, head(ES256), expired)))
                .isEqualTo(new Judged(new Verification.Rejected(Reason.TOKEN_EXPIRED), new Basis.Signature(KEY)));
    }
}
