package org.bailiwick.authority;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.bailiwick.transport.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * One search at a time, however many wait for it, and a rest after each, in which its outcome is given again: 1 s after a
 * success, growing after failures.
 */
final class PacedEndpoint implements EndpointSource {
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();

    private final EndpointSource source;
    private final LongSupplier ticker;
    private final Backoff backoff;
    private final AtomicReference<@Nullable CompletableFuture<Endpoint>> inFlight = new AtomicReference<>();
    private volatile @Nullable Rest rest;

    PacedEndpoint(EndpointSource source, LongSupplier ticker, Backoff backoff) {
        this.source = source;
        this.ticker = ticker;
        this.backoff = backoff;
    }

    @Override
    public CompletionStage<Endpoint> find() {
        Rest latest = rest;
        if (latest != null && ticker.getAsLong() - latest.until < 0) {
            return CompletableFuture.completedStage(latest.outcome);
        }
        CompletableFuture<Endpoint> mine = new CompletableFuture<>();
        CompletableFuture<Endpoint> first = inFlight.compareAndExchange(null, mine);
        if (first != null) {
            return first.minimalCompletionStage();
        }
        look().thenAccept(endpoint -> {
            rest = restAfter(endpoint);
            inFlight.set(null);
            mine.complete(endpoint);
        });
        return mine.minimalCompletionStage();
    }

    /** A search must end, whatever happens: until then nobody else begins one. */
    private CompletionStage<Endpoint> look() {
        try {
            return source.find().handle((endpoint, bug) -> endpoint == null ? defect(bug) : endpoint);
        } catch (RuntimeException bug) {
            return CompletableFuture.completedStage(defect(bug));
        }
    }

    private static Endpoint defect(@Nullable Throwable bug) {
        String what = bug == null ? "no outcome" : bug.getClass().getSimpleName();
        return new Endpoint.Missing(Failure.DEFECT, "a bug while looking for the endpoint: " + what);
    }

    private Rest restAfter(Endpoint outcome) {
        Rest latest = rest;
        int failures = outcome.fold(at -> 0, missing -> latest == null ? 1 : latest.failures + 1);
        long length = failures == 0 ? SHORTEST : backoff.nanosAfter(failures);
        return new Rest(outcome, failures, ticker.getAsLong() + length);
    }

    /** The latest outcome, the failures in a row it ends, and until when it is repeated. */
    private record Rest(Endpoint outcome, int failures, long until) {}
}
