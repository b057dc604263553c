package org.bailiwick.keys;

import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Puts every outcome into the hand before anybody else learns of it. */
final class TakingKeySource implements KeySource {
    private final KeySource source;
    private final KeysInHand hand;
    private final LongSupplier ticker;

    TakingKeySource(KeySource source, KeysInHand hand, LongSupplier ticker) {
        this.source = source;
        this.hand = hand;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        long askedAt = ticker.getAsLong();
        return source.fetch().thenApply(outcome -> {
            hand.take(outcome, askedAt);
            return outcome;
        });
    }
}
