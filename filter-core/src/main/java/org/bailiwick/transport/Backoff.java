package org.bailiwick.transport;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * For how long an authority is left alone that has failed: 1 s, 2 s, 4 s … 30 s, up to a quarter less by chance, so that many
 * instances do not ask in step.
 */
public final class Backoff {
    /** The longest rest. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int DOUBLINGS = 5;
    private static final double JITTER = 0.25;

    private final DoubleSupplier chance;

    /**
     * Rests that differ by chance.
     *
     * @param chance uniform, from 0 to less than 1
     */
    public Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * The rest after so many failures in a row, in nanoseconds.
     *
     * @param failures 1 or more
     */
    public long nanosAfter(int failures) {
        long doubled = SHORTEST_NANOS << Math.min(failures - 1, DOUBLINGS);
        return (long) (Math.min(doubled, LONGEST.toNanos()) * (1 - JITTER * chance.getAsDouble()));
    }
}
