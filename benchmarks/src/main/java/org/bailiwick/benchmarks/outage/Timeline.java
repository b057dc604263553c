package org.bailiwick.benchmarks.outage;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When the one outage began and ended, as far as anybody can tell who is not the authority; all times in milliseconds of one
 * clock. Whoever stops the authority says so before and after, so that no request counts as made in better or worse times than
 * it was.
 */
final class Timeline {
    /** So long after its return the gateway may rest from asking: its longest rest, and one attempt to connect. */
    static final Duration LONGEST_REST = Duration.ofSeconds(32);

    private static final long NEVER = Long.MAX_VALUE;

    private volatile long stopping = NEVER;
    private volatile long stopped = NEVER;
    private volatile long healing = NEVER;
    private volatile long recovered = NEVER;

    /** The authority is about to go. */
    void stopping(long now) {
        stopping = now;
    }

    /** It has gone. */
    void stopped(long now) {
        stopped = now;
    }

    /** It is about to come back. */
    void healing(long now) {
        healing = now;
    }

    /** A token that had to be asked about was admitted: where that is after the authority's return, all must be from now on. */
    synchronized void admitted(long now) {
        if (now >= healing && recovered == NEVER) {
            recovered = now;
        }
    }

    /** How the authority was from when a request was sent to when its answer came; to be asked once it has come. */
    Standing during(long sent, long received) {
        if (received < stopping || sent > recovered || (healing != NEVER && sent > healing + LONGEST_REST.toMillis())) {
            return Standing.WELL;
        }
        return sent >= stopped && received < healing ? Standing.DOWN : Standing.UNSURE;
    }

    /** How long after the authority's return the first new token was admitted; nothing before that. */
    synchronized OptionalLong rest() {
        return recovered == NEVER ? OptionalLong.empty() : OptionalLong.of(recovered - healing);
    }
}
