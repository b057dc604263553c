package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyingAppraiserTest {
    @TempDir
    Path folder;

    private JwtSigner signer;
    private AppraiserUnderTest appraiser;
    private Map<String, Object> claims;

    @BeforeEach
    void authority() {
        signer = TestJwt.signer(folder);
        appraiser = appraiser(TokenType.AT_JWT, TestJwt.ring(signer, folder));
        claims = appraiser.proof.claims();
        claims.put("scp", claims.remove("scope"));
        claims.put("realm", Map.of("roles", claims.remove("roles")));
    }

    static DomainSettings.Jwt domain(TokenType type) {
        return new DomainSettings.Jwt(
                "home",
                new Issuer(ProofCase.AUTHORITY),
                new DomainSettings.KeyLocation.At(URI.create(ProofCase.AUTHORITY + "/jwks")),
                List.of(TestJwt.ALGORITHM),
                type,
                Duration.ofSeconds(5),
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                "scp",
                List.of("realm.roles"));
    }

    private static AppraiserUnderTest appraiser(TokenType type, KeyRing keys) {
        return new AppraiserUnderTest(
                new VerifyingAppraiser(domain(type), keys, SignatureChecks.platform(), AppraiserUnderTest.CLOCK));
    }

    private String jwt() {
        return signer.sign("at+jwt", claims);
    }

    @Test // AT-4
    void signedToken_isJudgedByWhatItSays_thoughItIsNotForUs() {
        assertThat(appraiser.given(jwt(), Basis.SIGNED).expiresAt()).isEqualTo(ProofCase.END);
    }

    @Test
    void claims_haveTheNamesOfTheDomain() {
        claims.put("scp", List.of("admin"));
        assertThat(appraiser.discarded(jwt(), Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_SCOPE_WIDER);

        claims.remove("scp");
        claims.put("realm", Map.of("roles", "s3cret-admin"));
        assertThat(appraiser.discarded(jwt(), Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_RIGHTS_WIDER);
        claims.put("realm", Map.of("roles", Map.of("s3cret-admin", true)));
        assertThat(appraiser.discarded(jwt(), Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @Test
    void times_areHeldToTheLeewayOfTheDomain() {
        claims.put("nbf", ProofCase.NOW.getEpochSecond() + 5);
        appraiser.given(jwt(), Basis.SIGNED);

        claims.put("nbf", ProofCase.NOW.getEpochSecond() + 6);
        assertThat(appraiser.discarded(jwt(), Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @Test // JB-5
    void tokenOfAnotherKey_isNotVouchedFor() {
        String forged = TestJwt.signer(folder).sign("at+jwt", claims);

        assertThat(appraiser.discarded(forged, Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @Test
    void tokenThatIsNoJwt_isNotVouchedFor() {
        appraiser.lifetime = Optional.of(Duration.ofSeconds(60));

        assertThat(appraiser.discarded("s3cret-opaque", Basis.SIGNED)).isEqualTo(Reason.NEXT_HOP_INACTIVE);
        assertThat(appraiser.discarded(TestJwt.unsigned(Map.of("alg", "none", "typ", "at+jwt"), claims), Basis.SIGNED))
                .isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    @Test // AT-1, JB-13, JB-14
    void type_mustBeThatOfTheDomainsAccessTokens() {
        assertThat(appraiser.discarded(signer.sign("JWT", claims), Basis.SIGNED))
                .isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
        assertThat(appraiser.discarded(signer.sign("logout+jwt", claims), Basis.SIGNED))
                .isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);

        AppraiserUnderTest untyped = appraiser(TokenType.JWT, TestJwt.ring(signer, folder));
        untyped.given(signer.sign("JWT", claims), Basis.SIGNED);
        assertThat(untyped.discarded(signer.sign("logout+jwt", claims), Basis.SIGNED))
                .isEqualTo(Reason.NEXT_HOP_TYPE_WRONG);
    }

    @Test
    void keysThatCannotBeHad_leaveNothingKnown() {
        for (Reason reason : List.of(Reason.AUTHORITY_UNREACHABLE, Reason.AUTHORITY_ANSWER_INVALID)) {
            AppraiserUnderTest alone = appraiser(TokenType.AT_JWT, new SilentRing(new KeyAnswer.Unreachable(reason)));

            assertThat(alone.failed(jwt())).isEqualTo(reason);
        }
    }

    @Test
    void keyThatTheDomainHasNot_isNotVouchedFor() {
        KeyRing none = new SilentRing(new KeyAnswer.Refused(Reason.TOKEN_KEY_UNKNOWN));

        assertThat(appraiser(TokenType.AT_JWT, none).discarded(jwt(), Basis.SIGNED))
                .isEqualTo(Reason.NEXT_HOP_INACTIVE);
    }

    /** Keys of which there is one answer to every question. */
    private record SilentRing(KeyAnswer answer) implements KeyRing {
        @Override
        public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
            return CompletableFuture.completedStage(answer);
        }

        @Override
        public boolean holds(VerificationKey key) {
            return false;
        }

        @Override
        public KeyHealth health() {
            throw new AssertionError("not asked");
        }
    }
}
