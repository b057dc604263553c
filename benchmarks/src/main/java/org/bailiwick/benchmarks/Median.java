package org.bailiwick.benchmarks;

import java.util.Arrays;

/** The middle of what was measured in several rounds: one that went wrong does not move it far. */
public final class Median {
    private Median() {}

    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of the ratios within each round. */
    public static double ofRatios(double[] values, double[] others) {
        double[] ratios = new double[Math.min(values.length, others.length)];
        Arrays.setAll(ratios, round -> values[round] / others[round]);
        return of(ratios);
    }
}
