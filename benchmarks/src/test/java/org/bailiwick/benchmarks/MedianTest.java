package org.bailiwick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void oddAndEvenNumbers_haveAMiddle() {
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
        assertThat(Median.of(4, 1, 2, 9)).isEqualTo(3);
    }

    @Test
    void ratios_areTakenWithinEachRound() {
        assertThat(Median.ofRatios(new double[] {8, 90, 7}, new double[] {10, 100, 10}))
                .isEqualTo(0.8);
    }
}
