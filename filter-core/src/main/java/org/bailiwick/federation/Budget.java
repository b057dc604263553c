package org.bailiwick.federation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time that is left for an answer. Whoever is asked gets less of it than we have: a tenth, and {@value #LEAST_RESERVE} ms at
 * least, is for our own work and for the way back.
 */
final class Budget {
    private static final long LEAST_RESERVE = 20;
    private static final long SHARE = 10;

    private final long end;
    private final LongSupplier nanos;

    /** A budget that is used up so long after the beginning. */
    Budget(long begun, Duration whole, LongSupplier nanos) {
        this.end = begun + whole.toNanos();
        this.nanos = nanos;
    }

    /** What whoever is asked may use, in whole milliseconds; nothing when it is too late to ask anybody. */
    Optional<Duration> toPassOn() {
        long left = Duration.ofNanos(end - nanos.getAsLong()).toMillis();
        long passed = left - Math.max(left / SHARE, LEAST_RESERVE);
        return passed > 0 ? Optional.of(Duration.ofMillis(passed)) : Optional.empty();
    }
}
