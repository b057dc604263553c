package org.bailiwick.federation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;

/** Answers once the keys have come. */
record SlowKeys(KeyRing keys, CompletableFuture<?> came) implements KeyRing {
    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        return came.thenCompose(arrived -> keys.find(kid, algorithm));
    }

    @Override
    public boolean holds(VerificationKey key) {
        return keys.holds(key);
    }

    @Override
    public KeyHealth health() {
        return keys.health();
    }
}
