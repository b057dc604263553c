package org.bailiwick.keys;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bailiwick.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys from where the issuer's metadata says they are. Where that is, is remembered as long as it serves, so that a
 * fetch is one call and not three; once the memory is old, or the keys could not be had there, the metadata is asked beside the
 * next fetch, and the answer holds from the one after.
 */
final class DiscoveredKeySource implements KeySource {
    private static final long OLD = Duration.ofHours(1).toNanos();

    private final Transport transport;
    private final IssuerMetadata metadata;
    private final KeyReader reader;
    private final LongSupplier ticker;
    private volatile @Nullable Place known;

    DiscoveredKeySource(Transport transport, IssuerMetadata metadata, KeyReader reader, LongSupplier ticker) {
        this.transport = transport;
        this.metadata = metadata;
        this.reader = reader;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        Place place = known;
        if (place == null) {
            return askMetadata().thenCompose(found -> found.fold(this::fetchAt, CompletableFuture::completedStage));
        }
        if (ticker.getAsLong() - place.oldFrom >= 0) {
            askMetadata(); // beside the fetch: nobody waits for it
        }
        return fetchAt(place.jwksUri);
    }

    private CompletionStage<Found> askMetadata() {
        return metadata.ask().thenApply(DiscoveredKeySource::jwksUri).thenApply(found -> {
            known = found.fold(
                            uri -> Optional.of(new Place(uri, ticker.getAsLong() + OLD)),
                            failure -> stillKnown(known, failure))
                    .orElse(null);
            return found;
        });
    }

    private static Found jwksUri(IssuerMetadata.Found metadata) {
        return metadata.fold(
                members -> members.url("jwks_uri")
                        .<Found>map(FoundAt::new)
                        .orElseGet(() -> new NotFound(
                                OriginFaults.invalid(members.place(), "jwks_uri: none (expected: an https URL)"))),
                none -> new NotFound(none.failure()));
    }

    private CompletionStage<KeyFetch> fetchAt(URI jwksUri) {
        return new HttpKeySource(transport, jwksUri, reader).fetch().thenApply(fetch -> {
            Place place = known;
            if (place != null && place.jwksUri.equals(jwksUri)) {
                known = stillKnown(place, fetch).orElse(null);
            }
            return fetch;
        });
    }

    /** An answer that cannot be believed discards what was remembered (AM-2); silence makes it doubtful. */
    private Optional<Place> stillKnown(@Nullable Place place, KeyFetch outcome) {
        Optional<Place> now = Optional.ofNullable(place);
        return outcome.fold(
                fetched -> now,
                unreachable -> now.map(doubted -> new Place(doubted.jwksUri, ticker.getAsLong())),
                invalid -> Optional.empty());
    }

    /** What came of asking where the keys are. */
    private sealed interface Found {
        <R> R fold(Function<URI, R> found, Function<KeyFetch, R> failed);
    }

    private record FoundAt(URI jwksUri) implements Found {
        @Override
        public <R> R fold(Function<URI, R> found, Function<KeyFetch, R> failed) {
            return found.apply(jwksUri);
        }
    }

    private record NotFound(KeyFetch failure) implements Found {
        @Override
        public <R> R fold(Function<URI, R> found, Function<KeyFetch, R> failed) {
            return failed.apply(failure);
        }
    }

    /** Where the keys were, and when to ask again whether they still are. */
    private record Place(URI jwksUri, long oldFrom) {}
}
