package org.bailiwick.authority;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the authority is asked, so that a question is one call and not three. Once the memory is old
 * or in doubt, the place is looked for again beside the next question, and what is found holds from the one after.
 */
final class RememberedEndpoint implements EndpointSource {
    private static final long OLD = Duration.ofHours(1).toNanos();

    private final EndpointSource source;
    private final LongSupplier ticker;
    private volatile @Nullable Place known;

    /** @param source rests after failures */
    RememberedEndpoint(EndpointSource source, LongSupplier ticker) {
        this.source = source;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<Endpoint> find() {
        Place place = known;
        if (place == null) {
            return look();
        }
        if (ticker.getAsLong() - place.oldFrom >= 0) {
            look(); // beside the question: nobody waits for it
        }
        return CompletableFuture.completedStage(place.endpoint);
    }

    @Override
    public void doubt(URI uri) {
        Place place = known;
        if (place != null && place.endpoint.uri().equals(uri)) {
            known = new Place(place.endpoint, ticker.getAsLong());
        }
    }

    private CompletionStage<Endpoint> look() {
        return source.find().thenApply(found -> {
            known = found.fold(
                            at -> Optional.of(new Place(at, ticker.getAsLong() + OLD)),
                            missing -> Optional.ofNullable(known)
                                    .filter(place ->
                                            missing.failure().reason() != Reason.AUTHORITY_ANSWER_INVALID)) // AM-2
                    .orElse(null);
            return found;
        });
    }

    /** Where the authority was, and when to ask again whether it still is there. */
    private record Place(Endpoint.At endpoint, long oldFrom) {}
}
