package org.bailiwick.domain;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;

/** One key, until it is withdrawn. */
final class FakeKeyRing implements KeyRing {
    private final VerificationKey key;
    private volatile boolean withdrawn;
    private int questions;

    FakeKeyRing(VerificationKey key) {
        this.key = key;
    }

    FakeKeyRing() {
        this(anyKey());
    }

    private static VerificationKey anyKey() {
        try {
            return new VerificationKey(
                    "k1",
                    SignatureAlgorithm.Ed25519,
                    "thumbprint",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** How often it was asked for a key. */
    int questions() {
        return questions;
    }

    VerificationKey key() {
        return key;
    }

    void withdraw() {
        withdrawn = true;
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        questions++;
        return CompletableFuture.completedStage(new KeyAnswer.Found(key));
    }

    @Override
    public boolean holds(VerificationKey other) {
        return !withdrawn && key.equals(other);
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth("home", KeyHealth.State.FRESH, 1, Optional.of(Duration.ZERO), Optional.empty());
    }
}
