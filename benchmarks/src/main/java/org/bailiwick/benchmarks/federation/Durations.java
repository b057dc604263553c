package org.bailiwick.benchmarks.federation;

import java.util.Arrays;
import java.util.List;

/** Many durations, of which the figures are exact. In microseconds, the longest half an hour. */
final class Durations {
    private int[] micros = new int[1024];
    private int count;

    void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = Math.toIntExact(nanos / 1000);
    }

    /** The figures of all of them, in milliseconds; zeros when there are none. */
    Figures figures() {
        int[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return new Figures(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    /** Which share of them is longer than each of the thresholds, which are in milliseconds and rise. */
    List<Double> longerThan(List<Double> thresholds) {
        long[] longer = new long[thresholds.size()];
        for (int i = 0; i < count; i++) {
            for (int threshold = 0;
                    threshold < longer.length && micros[i] > thresholds.get(threshold) * 1000;
                    threshold++) {
                longer[threshold]++;
            }
        }
        return Arrays.stream(longer)
                .mapToObj(each -> count == 0 ? 0 : (double) each / count)
                .toList();
    }

    private static double at(int[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1000.0;
    }

    /**
     * How long it took, in milliseconds.
     *
     * @param p50 half of them no longer
     * @param p90 nine in ten no longer
     * @param p99 99 in a hundred no longer
     * @param p999 999 in a thousand no longer
     * @param most the longest
     */
    record Figures(double p50, double p90, double p99, double p999, double most) {}
}
