package org.bailiwick.asid;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Secret;

/**
 * The keys of consumers: those of the file, which hold for ever, and those that the authority hands out, which hold as long as its
 * answers do, so that a consumer's new secret is known soon.
 */
final class ProofKeys {
    private static final long MOST_BYTES = 1 << 20;
    private static final int BYTES = 300;

    private final Map<String, ProofKey> configured;
    private final FactCache<Lent> lent;
    private final Clock clock;
    private long age;

    /** @throws IllegalArgumentException for a text that is no key */
    ProofKeys(String domain, Map<String, Secret> configured, Clock clock) {
        Map<String, ProofKey> keys = new HashMap<>();
        configured.forEach((consumer, text) -> keys.put(
                consumer,
                ProofKey.parse(text.reveal())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "proof key of " + consumer + ": none (expected: 256 bits)"))));
        this.configured = Map.copyOf(keys);
        this.lent = new FactCache<>("proof-keys." + domain, MOST_BYTES, key -> BYTES);
        this.clock = clock;
    }

    /** The key that the file has: what does not fit it is refused. */
    Optional<ProofKey> configuredFor(String consumer) {
        return Optional.ofNullable(configured.get(consumer));
    }

    /** The key that the authority has handed out a moment ago: what does not fit it may fit a newer one. */
    Optional<ProofKey> lentFor(String consumer) {
        return lent.recall(TokenHash.of(consumer))
                .filter(key -> clock.millis() < key.until())
                .map(Lent::key);
    }

    /** The age that a question put now belongs to; it ends when handed-out keys are forgotten. */
    synchronized long age() {
        return age;
    }

    /**
     * Remembers a key that was handed out, unless all were forgotten since it was asked for.
     *
     * @param until from when on it does not hold any more, in milliseconds of the epoch
     * @param askedIn the {@link #age} in which the question was put
     */
    synchronized void lend(String consumer, ProofKey key, long until, long askedIn) {
        if (askedIn == age) {
            lent.remember(TokenHash.of(consumer), new Lent(key, until));
        }
    }

    /** Forgets all keys that were handed out. */
    synchronized void forgetLent() {
        age++;
        lent.forgetIf(key -> true);
    }

    private record Lent(ProofKey key, long until) {}
}
