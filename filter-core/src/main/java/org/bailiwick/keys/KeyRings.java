package org.bailiwick.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Backstop;
import org.bailiwick.transport.Transport;

/** How keys are kept, put together: a ring per issuer, and nothing shared between rings but the transport. */
public final class KeyRings {
    private final Transport transport;
    private final KeyReader reader;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DoubleSupplier chance;

    /**
     * Rings whose keys are fetched by the transport and read by the reader.
     *
     * @param events hears how every attempt to fetch keys ended
     * @param clock tells the events' time; ages are measured by a monotonic one
     */
    public KeyRings(Transport transport, KeyReader reader, EventSink events, Clock clock) {
        this(
                transport,
                reader,
                events,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    KeyRings(
            Transport transport,
            KeyReader reader,
            EventSink events,
            Clock clock,
            LongSupplier ticker,
            DoubleSupplier chance) {
        this.transport = transport;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
        this.chance = chance;
    }

    /**
     * The keys that the issuer's metadata points to.
     *
     * @param domain the configured name of the domain
     * @throws IllegalArgumentException for an issuer that is no absolute URL, or has a query or fragment (AM-3)
     */
    public KeyRing discovered(String domain, Issuer issuer, KeyLifetimes lifetimes) {
        return discovered(domain, new IssuerMetadata(transport, issuer), lifetimes);
    }

    /**
     * The keys that this metadata points to.
     *
     * @param domain the configured name of the domain
     */
    public KeyRing discovered(String domain, IssuerMetadata metadata, KeyLifetimes lifetimes) {
        return refreshing(domain, new DiscoveredKeySource(transport, metadata, reader, ticker), lifetimes);
    }

    /**
     * The keys at a URL.
     *
     * @param domain the configured name of the domain
     */
    public KeyRing at(String domain, URI jwksUri, KeyLifetimes lifetimes) {
        return refreshing(domain, new HttpKeySource(transport, jwksUri, reader), lifetimes);
    }

    /**
     * The keys in a file, read now and never again.
     *
     * @param domain the configured name of the domain
     * @throws IllegalArgumentException if there is no usable key in it
     */
    public KeyRing inFile(String domain, Path file) {
        KeySource source = new FileKeySource(file, reader);
        source = reported(domain, source);
        KeyFetch fetch = source.fetch().toCompletableFuture().join(); // complete already: a file is read at once
        KeySet keys = fetch.fold(
                KeyFetch.Fetched::keys,
                unreachable -> {
                    throw unusable(file, unreachable.detail());
                },
                invalid -> {
                    throw unusable(file, invalid.detail());
                });
        if (keys.size() == 0) {
            throw unusable(file, "no usable key " + keys.refusals());
        }
        return new FixedKeyRing(domain, keys, ticker);
    }

    KeyRing refreshing(String domain, KeySource origin, KeyLifetimes lifetimes) {
        KeysInHand hand = new KeysInHand(lifetimes, ticker, chance);

        KeySource attempts = reported(domain, origin);
        attempts = new TakingKeySource(attempts, hand, ticker); // only what was really asked gets into the hand
        PacedKeySource paced = new PacedKeySource(attempts, ticker, chance); // under the flight: one outcome, one rest
        attempts = neverThrowing(domain, paced); // a flight must land, whatever happens
        attempts = new SingleFlightKeySource(attempts);
        return new RefreshingKeyRing(domain, hand, attempts, paced::isResting);
    }

    private KeySource reported(String domain, KeySource origin) {
        KeySource source = neverThrowing(domain, origin); // first: a bug is an outcome to be reported, too
        return new ReportingKeySource(source, domain, events, clock, ticker);
    }

    private static KeySource neverThrowing(String domain, KeySource source) {
        Backstop<KeyFetch> backstop = new Backstop<>(
                "Fetching the keys of domain " + domain,
                detail -> new KeyFetch.Unreachable(detail, Reason.INTERNAL_ERROR));
        return () -> backstop.answer(source::fetch);
    }

    private static IllegalArgumentException unusable(Path file, String detail) {
        return new IllegalArgumentException("key file: " + file + ": " + detail + " (expected: a JWK Set)");
    }
}
