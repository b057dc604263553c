package org.bailiwick.testkit.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what running servers do by their own clocks, which no test can turn. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails when it does not within the time. */
    public static void within(Duration time, String what, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > time.toNanos()) {
                throw new AssertionError("not within " + time + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Something that may hold by now. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }
}
