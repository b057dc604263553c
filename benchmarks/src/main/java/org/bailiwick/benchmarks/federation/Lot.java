package org.bailiwick.benchmarks.federation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Draws one of several, each as often as it weighs. */
final class Lot {
    private final double[] sums;

    private Lot(double[] sums) {
        this.sums = sums;
    }

    /** A lot of {@code count}, at least one, whose weights are above 0. */
    static Lot of(int count, IntToDoubleFunction weight) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
        }
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weight.applyAsDouble(i);
            sums[i] = sum;
        }
        return new Lot(sums);
    }

    /** Zipf's law: the one in place r, counted from 1, is drawn as often as 1/r says. */
    static Lot zipf(int count) {
        return of(count, place -> 1.0 / (place + 1));
    }

    int draw(Chance chance) {
        int found = Arrays.binarySearch(sums, chance.uniform() * sums[sums.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
    }
}
