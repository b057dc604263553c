package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void run_isReadAsItWasWritten() {
        Run run = new Run(
                Flavour.GATEWAY,
                SignatureAlgorithm.ES256,
                10_000,
                Guard.SPRING,
                new Figures(2500.5, 12_000, 40_000, 380.25));
        assertThat(run.line()).isEqualTo("GATEWAY ES256 10000 SPRING 2500.5 12000.0 40000.0 380.25");
        assertThat(Run.parse(run.line())).isEqualTo(run);
    }

    @Test
    void otherLine_isShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Run.parse("GATEWAY ES256"))
                .withMessage("run: GATEWAY ES256 (expected: 8 columns)");
    }

    @Test
    void figures_areBySecondAndByRequest() {
        Wrk.Outcome outcome = new Wrk.Outcome(4000, 2_000_000, 700, 900, 0, 0, 0);
        assertThat(Figures.of(outcome, Duration.ofMillis(800))).isEqualTo(new Figures(2000, 700, 900, 200));
    }
}
