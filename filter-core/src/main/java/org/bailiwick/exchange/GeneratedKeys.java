package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.keys.SignatureAlgorithm;

/** Keys that are made here, the first at the start, and each further one by whoever signs or asks first when it is due. */
final class GeneratedKeys implements SigningKeys {
    private static final Duration LONGEST_FRESH = Duration.ofSeconds(60);

    private final SignatureAlgorithm algorithm;
    private final Clock clock;
    private final Duration freshFor;
    private final AtomicReference<KeySequence> keys;
    private final AtomicBoolean beingMade = new AtomicBoolean();

    GeneratedKeys(SignatureAlgorithm algorithm, KeyTimes times, Clock clock) {
        this.algorithm = algorithm;
        this.clock = clock;
        Duration half = times.ahead().dividedBy(2);
        this.freshFor = half.compareTo(LONGEST_FRESH) < 0 ? half : LONGEST_FRESH;
        this.keys =
                new AtomicReference<>(KeySequence.startingWith(JwtSigner.generated(algorithm), clock.instant(), times));
    }

    @Override
    public JwtSigner current() {
        return keysWithSuccessor().signerAt(clock.instant());
    }

    @Override
    public List<Map<String, Object>> published() {
        return keysWithSuccessor().publishedAt(clock.instant()).stream()
                .map(JwtSigner::publicKey)
                .toList();
    }

    @Override
    public Duration freshFor() {
        return freshFor;
    }

    /** Nobody waits while another makes the key: the one before signs meanwhile. */
    private KeySequence keysWithSuccessor() {
        KeySequence known = keys.get();
        if (!known.needsSuccessorAt(clock.instant()) || !beingMade.compareAndSet(false, true)) {
            return known;
        }
        try {
            JwtSigner successor = JwtSigner.generated(algorithm);
            Instant published = clock.instant(); // after what may take a while
            return keys.updateAndGet(before -> before.followedBy(successor, published));
        } finally {
            beingMade.set(false);
        }
    }
}
