package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.Test;

class JwtExpectationsTest {
    private static JwtExpectations with(Set<String> audiences, Set<SignatureAlgorithm> algorithms, Duration leeway) {
        return new JwtExpectations(
                new Issuer(TestTokens.ISSUER), audiences, TokenType.AT_JWT, algorithms, leeway, Clock.systemUTC());
    }

    private static final Set<String> AUDIENCES = Set.of(TestTokens.RESOURCE);
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.ES256);

    @Test // JB-11
    void noAudience_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Set.of(), ALGORITHMS, Duration.ZERO))
                .withMessage("audiences: [] (expected: at least one)");
    }

    @Test // JB-1
    void noAlgorithm_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(AUDIENCES, Set.of(), Duration.ZERO))
                .withMessage("algorithms: [] (expected: at least one)");
    }

    @Test // AT-6
    void leewayBeyondFiveMinutes_isRefused() {
        assertThat(with(AUDIENCES, ALGORITHMS, Duration.ofSeconds(300)).leeway())
                .isEqualTo(Duration.ofMinutes(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(AUDIENCES, ALGORITHMS, Duration.ofSeconds(301)))
                .withMessage("leeway: PT5M1S (expected: PT0S to PT5M)");
        assertThatIllegalArgumentException().isThrownBy(() -> with(AUDIENCES, ALGORITHMS, Duration.ofSeconds(-1)));
    }
}
