package org.bailiwick.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void rightAnswers_areClean() {
        tally.count(Kind.KNOWN, 200, true, "well");
        tally.count(Kind.KNOWN, 200, true, "down");
        tally.count(Kind.NO_TOKEN, 401, true, "down");
        assertThat(tally.isClean()).isTrue();
        assertThat(tally.report())
                .contains("| known | 2 | {200=2} |", "| no token | 1 | {401=1} |", "wrong answers: 0");
    }

    @Test
    void wrongAnswer_isRemembered() {
        tally.count(Kind.KNOWN, 503, false, "down");
        assertThat(tally.isClean()).isFalse();
        assertThat(tally.report()).contains("wrong answers: 1", "KNOWN: 503, the authority down");
    }

    @Test
    void remarks_areBounded() {
        for (int i = 0; i < 1000; i++) {
            tally.count(Kind.NEW, Tally.NONE, false, "well");
        }
        assertThat(tally.report()).contains("wrong answers: 1000").hasLineCount(44);
    }
}
