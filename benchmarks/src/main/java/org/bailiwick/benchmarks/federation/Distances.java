package org.bailiwick.benchmarks.federation;

import java.util.HashMap;
import java.util.Map;

/**
 * How long a hop takes, question and answer together, in nanoseconds. Between two domains it is drawn once, 5 to 100 ms, most of it
 * short and some of it long; within a domain 5 to 20 ms. Each call then takes a little less or more, and one in a hundred three
 * times as long.
 */
final class Distances {
    private static final double MILLI = 1e6;
    private static final double LEAST = 5 * MILLI;
    private static final double MOST = 100 * MILLI;
    private static final double MOST_WITHIN = 20 * MILLI;
    private static final double SHAPE = 1.1;
    private static final double STUTTER = 0.01;

    private final long seed;
    private final Map<Long, Double> drawn = new HashMap<>();
    private final Chance jitter;

    Distances(long seed) {
        this.seed = seed;
        this.jitter = Chance.of(seed, "jitter");
    }

    /** How long a call takes from one domain to another, or from a server to its own domain. */
    long ofCall(int from, int to) {
        double usual = drawn.computeIfAbsent((long) from << 32 | to, edge -> usual(from, to));
        double factor = jitter.between(0.9, 1.2) * (jitter.happens(STUTTER) ? 3 : 1);
        return (long) Math.max(LEAST, Math.min(MOST, usual * factor));
    }

    private double usual(int from, int to) {
        return Chance.of(seed, "distance " + from + " " + to).pareto(LEAST, from == to ? MOST_WITHIN : MOST, SHAPE);
    }
}
