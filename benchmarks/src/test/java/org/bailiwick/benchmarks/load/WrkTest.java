package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {
    @Test
    void outcome_isFoundInWhatElseIsSaid() throws IOException {
        assertThat(Wrk.Outcome.parse("Running 2s test\n  1 threads\noutcome 5000 2000000 900 4500 0 0 0\n"))
                .isEqualTo(new Wrk.Outcome(5000, 2_000_000, 900, 4500, 0, 0, 0));
    }

    @Test
    void failure_isNotClean() throws IOException {
        assertThat(Wrk.Outcome.parse("outcome 9 9 9 9 0 0 0").isClean()).isTrue();
        assertThat(Wrk.Outcome.parse("outcome 9 9 9 9 1 0 0").isClean()).isFalse();
        assertThat(Wrk.Outcome.parse("outcome 9 9 9 9 0 1 0").isClean()).isFalse();
        assertThat(Wrk.Outcome.parse("outcome 9 9 9 9 0 0 1").isClean()).isFalse();
    }

    @Test
    void otherOutput_isShown() {
        assertThatIOException()
                .isThrownBy(() -> Wrk.Outcome.parse("unable to connect to 127.0.0.1\n"))
                .withMessageContaining("unable to connect");
        assertThatIOException()
                .isThrownBy(() -> Wrk.Outcome.parse("outcome 1 2 3\n"))
                .withMessage("wrk: 3 figures (expected: 7)");
    }
}
