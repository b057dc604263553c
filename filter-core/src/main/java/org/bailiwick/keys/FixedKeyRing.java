package org.bailiwick.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.Reason;

/** Keys that were configured and do not change. */
final class FixedKeyRing implements KeyRing {
    private final String domain;
    private final KeySet keys;
    private final LongSupplier ticker;
    private final long readAt;

    FixedKeyRing(String domain, KeySet keys, LongSupplier ticker) {
        this.domain = domain;
        this.keys = keys;
        this.ticker = ticker;
        this.readAt = ticker.getAsLong();
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        return CompletableFuture.completedStage(new KeyQuestion(kid, algorithm)
                .askOf(keys)
                .orElseGet(() -> new KeyAnswer.Refused(Reason.TOKEN_KEY_UNKNOWN)));
    }

    @Override
    public boolean holds(VerificationKey key) {
        return keys.contains(key);
    }

    @Override
    public KeyHealth health() {
        Duration age = Duration.ofNanos(ticker.getAsLong() - readAt);
        return new KeyHealth(domain, KeyHealth.State.FRESH, keys.size(), Optional.of(age), Optional.empty());
    }
}
