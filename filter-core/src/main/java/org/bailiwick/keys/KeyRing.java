package org.bailiwick.keys;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The keys of one issuer, kept in hand. */
public interface KeyRing {
    /**
     * The key that signed a token. Complete at once while the keys in hand answer the question.
     *
     * @param kid the token's {@code kid}, hostile until proven otherwise; without one, the only key that fits is meant
     * @param algorithm the token's algorithm, one the domain accepts
     */
    CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm);

    /**
     * Whether the key is believed at this moment, without asking anybody. False once the issuer has withdrawn it, and
     * false while nobody can say: then the question goes to {@link #find}.
     */
    boolean holds(VerificationKey key);

    /** Begins to fetch the keys, so that the first caller need not wait as long; does not wait for them. */
    default void warmUp() {}

    /** How the keys are, for health reports. */
    KeyHealth health();
}
