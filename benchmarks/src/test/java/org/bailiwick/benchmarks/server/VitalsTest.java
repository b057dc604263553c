package org.bailiwick.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VitalsTest {
    @Test
    void vitals_areReadAsTheyWereWritten() {
        Vitals now = Vitals.now();
        assertThat(now.heap()).isPositive();
        assertThat(now.threads()).isPositive();
        assertThat(now.files()).isPositive();
        assertThat(Vitals.parse(now.line())).isEqualTo(now);
    }

    @Test
    void otherLine_isShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vitals.parse("port 80"))
                .withMessage("vitals: port 80 (expected: vitals HEAP THREADS FILES)");
    }
}
