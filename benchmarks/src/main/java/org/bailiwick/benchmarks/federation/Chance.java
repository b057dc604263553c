package org.bailiwick.benchmarks.federation;

import java.util.SplittableRandom;

/**
 * What is left to chance, decided by a seed. Each purpose has its own, so that more of one does not change another. The
 * functions are the strict ones, alike on every machine.
 */
final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** Chance for one purpose. */
    static Chance of(long seed, String purpose) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mixed * 0x5DEECE66DL + purpose.charAt(i);
        }
        return new Chance(new SplittableRandom(mixed));
    }

    /** Uniform, from 0 to less than 1. */
    double uniform() {
        return random.nextDouble();
    }

    /** Uniform, from the first to less than the second. */
    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** A whole number from 0 to less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** How long until the next of events that come independently of each other. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** Most near the lower bound and a few far above it: the Pareto distribution, cut off at the upper bound. */
    double pareto(double least, double most, double shape) {
        double tail = StrictMath.pow(least / most, shape);
        return least * StrictMath.pow(1 - random.nextDouble() * (1 - tail), -1 / shape);
    }
}
