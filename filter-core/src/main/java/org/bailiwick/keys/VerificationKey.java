package org.bailiwick.keys;

import java.security.PublicKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key and the one algorithm it is for (JB-2).
 *
 * <p>Two keys are equal when their id, algorithm and RFC 7638 thumbprint are.
 */
public final class VerificationKey {
    private final @Nullable String id;
    private final SignatureAlgorithm algorithm;
    private final String thumbprint;
    private final PublicKey publicKey;

    /**
     * A key of an issuer.
     *
     * @param id the {@code kid}; nothing when the key has none
     * @param algorithm the one algorithm the key is for
     * @param thumbprint the SHA-256 thumbprint of RFC 7638, base64url
     * @param publicKey the key itself
     */
    public VerificationKey(@Nullable String id, SignatureAlgorithm algorithm, String thumbprint, PublicKey publicKey) {
        this.id = id;
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        this.thumbprint = Objects.requireNonNull(thumbprint, "thumbprint");
        this.publicKey = Objects.requireNonNull(publicKey, "publicKey");
    }

    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    public String thumbprint() {
        return thumbprint;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey key
                && thumbprint.equals(key.thumbprint)
                && algorithm == key.algorithm
                && Objects.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return thumbprint.hashCode();
    }

    @Override
    public String toString() {
        return "VerificationKey[" + (id == null ? "no kid" : id) + ", " + algorithm + ", " + thumbprint + "]";
    }
}
