package org.bailiwick.keys;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One fetch in flight, however many wait for it. */
final class SingleFlightKeySource implements KeySource {
    private final KeySource source;
    private final AtomicReference<@Nullable Flight> inFlight = new AtomicReference<>();

    SingleFlightKeySource(KeySource source) {
        this.source = source;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        Flight running = inFlight.get();
        if (running != null) {
            return running.forCallers;
        }
        Flight mine = new Flight(new CompletableFuture<>());
        Flight first = inFlight.compareAndExchange(null, mine);
        return first != null ? first.forCallers : take(mine);
    }

    private CompletionStage<KeyFetch> take(Flight flight) {
        source.fetch().thenAccept(fetch -> {
            inFlight.set(null);
            flight.landing.complete(fetch);
        });
        return flight.forCallers;
    }

    /** A fetch; what callers get of it they cannot complete, so that none can answer for the issuer. */
    private record Flight(CompletableFuture<KeyFetch> landing, CompletionStage<KeyFetch> forCallers) {
        Flight(CompletableFuture<KeyFetch> landing) {
            this(landing, landing.minimalCompletionStage());
        }
    }
}
