package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppraisersTest {
    @TempDir
    Path folder;

    private final Map<String, DomainSettings> domains =
            Map.of("signing", VerifyingAppraiserTest.domain(TokenType.AT_JWT), "asked", AskingAppraiserTest.domain());

    private Appraisers appraisers(Map<String, KeyRing> rings) {
        Map<String, Object> members = new LinkedHashMap<>(new ProofCase().claims());
        members.put("active", true);
        return new Appraisers(
                domains,
                rings,
                domain -> question -> CompletableFuture.completedStage(
                        new IntrospectionAnswer.Active(Claims.of(members), Optional.empty())),
                SignatureChecks.platform(),
                AppraiserUnderTest.CLOCK);
    }

    private static Bounds by(Optional<String> domain) {
        return new Bounds(domain, new NewSubject.Same(), 4, Duration.ZERO);
    }

    @Test
    void domainThatSpeaksForTheToken_saysWhatItIs() {
        JwtSigner signer = TestJwt.signer(folder);
        Appraisers appraisers = appraisers(Map.of("signing", TestJwt.ring(signer, folder)));
        String token = signer.sign("at+jwt", new ProofCase().claims());

        new AppraiserUnderTest(appraisers.of(by(Optional.of("signing")))).given(token, Basis.SIGNED);
        new AppraiserUnderTest(appraisers.of(by(Optional.of("asked")))).given(token, Basis.INTROSPECTED);
        new AppraiserUnderTest(appraisers.of(by(Optional.empty()))).given(token, Basis.READ);
    }

    @Test
    void domainThatIsNotThere_isNoDomain() {
        Appraisers appraisers = appraisers(Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> appraisers.of(by(Optional.of("other"))))
                .withMessage("verify-by: other (expected: a domain)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> appraisers.of(by(Optional.of("signing"))))
                .withMessage("verify-by: signing (expected: a domain with keys)");
    }

    @Test
    void bugOfAnAppraiser_givesNoToken() {
        Appraisers broken = new Appraisers(
                domains,
                Map.of(),
                domain -> question -> {
                    throw new IllegalStateException("as told");
                },
                SignatureChecks.platform(),
                AppraiserUnderTest.CLOCK);

        assertThat(new AppraiserUnderTest(broken.of(by(Optional.of("asked")))).failed("s3cret-opaque"))
                .isEqualTo(Reason.INTERNAL_ERROR);
        for (Appraiser buggy : List.<Appraiser>of(
                (issued, expected) -> CompletableFuture.failedStage(new IllegalStateException("as told")),
                (issued, expected) -> CompletableFuture.completedStage(null))) {
            assertThat(new AppraiserUnderTest(buggy.neverThrowing()).failed("s3cret-opaque"))
                    .isEqualTo(Reason.INTERNAL_ERROR);
        }
    }
}
