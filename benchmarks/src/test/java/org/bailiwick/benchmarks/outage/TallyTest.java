package org.bailiwick.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @BeforeEach
    void outage() {
        tally.count(Kind.KNOWN, Standing.DOWN, 200, true, 1500);
    }

    @Test
    void promptAnswers_areClean() {
        assertThat(tally.isClean()).isFalse(); // no new token came
        tally.count(Kind.NEW, Standing.DOWN, 503, true, 2500);
        assertThat(tally.isClean()).isTrue();
        assertThat(tally.report())
                .contains("| known |  | 1 × 200 | 1.5 | 1.5 |  |", "| new |  | 1 × 503 | 2.5 | 2.5 |  |");
    }

    @Test
    void waitingForTheAuthority_isNotClean() {
        tally.count(Kind.NEW, Standing.DOWN, 503, true, Tally.AT_ONCE.toNanos() / 1000);
        assertThat(tally.isClean()).isFalse();
    }

    @Test
    void wrongAnswers_areRememberedInBounds() {
        tally.count(Kind.NEW, Standing.DOWN, 503, true, 2500);
        for (int i = 0; i < 100; i++) {
            tally.count(Kind.NEW, Standing.DOWN, 401, false, 2500);
        }
        assertThat(tally.isClean()).isFalse();
        assertThat(tally.report())
                .contains("wrong answers: 100", "  new: 401, the authority DOWN")
                .hasLineCount(25);
    }

    @Test
    void burst_isCleanWithOneCallAndNoOtherAnswer() {
        assertThat(new Burst(Map.of(403, 3), 1, 3).isClean()).isTrue();
        assertThat(new Burst(Map.of(403, 3), 2, 3).isClean()).isFalse();
        assertThat(new Burst(Map.of(403, 3), 0, 3).isClean()).isFalse();
        assertThat(new Burst(Map.of(403, 2, 503, 1), 1, 3).isClean()).isFalse();
    }
}
