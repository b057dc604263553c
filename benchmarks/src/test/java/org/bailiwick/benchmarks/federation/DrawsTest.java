package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private final Chance chance = Chance.of(1, "test");

    @Test
    void purposes_haveChancesOfTheirOwn() {
        assertThat(Chance.of(1, "test").uniform()).isEqualTo(chance.uniform());
        assertThat(Chance.of(1, "other").uniform())
                .isNotEqualTo(Chance.of(1, "test").uniform());
    }

    @Test
    void zipf_drawsTheSecondHalfAsOftenAsTheFirst() {
        Lot lot = Lot.zipf(100);
        int[] drawn = new int[100];
        IntStream.range(0, 100_000).forEach(i -> drawn[lot.draw(chance)]++);
        assertThat((double) drawn[1] / drawn[0]).isCloseTo(0.5, within(0.03));
        assertThat((double) drawn[9] / drawn[0]).isCloseTo(0.1, within(0.02));
        assertThat(drawn[99]).isPositive();
    }

    @Test
    void durations_haveExactFigures() {
        Durations durations = new Durations();
        IntStream.rangeClosed(1, 2000).forEach(millis -> durations.add(millis * 1_000_000L));
        Durations.Figures figures = durations.figures();
        assertThat(figures).isEqualTo(new Durations.Figures(1000, 1800, 1980, 1998, 2000));
        assertThat(durations.longerThan(List.of(500.0, 1999.5, 3000.0))).containsExactly(0.75, 0.0005, 0.0);
    }
}
