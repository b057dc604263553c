package org.bailiwick.authority;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lets something be said at most once a minute that every request would say again until somebody acts (IN-9). */
public final class Seldom {
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier ticker;
    private final AtomicReference<@Nullable Quiet> quiet = new AtomicReference<>();

    /** @param ticker nanoseconds */
    public Seldom(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Whether it is time to say it; whoever is told so says it. */
    public boolean isDue() {
        Quiet latest = quiet.get();
        long now = ticker.getAsLong();
        boolean isOver = latest == null || now - latest.until >= 0;
        return isOver && quiet.compareAndSet(latest, new Quiet(now + PAUSE));
    }

    /** Until when the same is not said again, in nanoseconds of the ticker. */
    private record Quiet(long until) {}
}
