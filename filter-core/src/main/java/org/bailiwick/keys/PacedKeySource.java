package org.bailiwick.keys;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.bailiwick.transport.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * Rests after each attempt, and gives its outcome again meanwhile: 1 s after a success, so that whoever comes a moment too late
 * asks nothing twice; after failures 1 s, 2 s, 4 s … 30 s, up to a quarter less by chance, so that many instances do not ask in step.
 */
final class PacedKeySource implements KeySource {
    /** The longest rest. */
    static final Duration LONGEST = Backoff.LONGEST;

    private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();

    private final KeySource source;
    private final LongSupplier ticker;
    private final Backoff backoff;
    private volatile @Nullable Rest rest;

    /**
     * Paces the source.
     *
     * @param ticker nanoseconds
     * @param chance uniform, from 0 to less than 1
     */
    PacedKeySource(KeySource source, LongSupplier ticker, DoubleSupplier chance) {
        this.source = source;
        this.ticker = ticker;
        this.backoff = new Backoff(chance);
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        Rest latest = rest;
        return latest != null && ticker.getAsLong() - latest.until < 0
                ? CompletableFuture.completedStage(latest.outcome)
                : source.fetch().thenApply(this::rest);
    }

    /** Whether a fetch now would only repeat the latest outcome. */
    boolean isResting() {
        Rest latest = rest;
        return latest != null && ticker.getAsLong() - latest.until < 0;
    }

    private KeyFetch rest(KeyFetch outcome) {
        Rest latest = rest;
        boolean success = outcome.fold(fetched -> true, unreachable -> false, invalid -> false);
        int failures = success ? 0 : latest == null ? 1 : latest.failures + 1;
        long length = success ? SHORTEST_NANOS : backoff.nanosAfter(failures);
        rest = new Rest(outcome, failures, ticker.getAsLong() + length);
        return outcome;
    }

    /** The latest outcome, the failures in a row it ends, and until when it is repeated. */
    private record Rest(KeyFetch outcome, int failures, long until) {}
}
