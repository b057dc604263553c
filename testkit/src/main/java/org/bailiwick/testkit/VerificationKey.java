package org.bailiwick.testkit;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's public key and the one algorithm it verifies by.
 *
 * @param key the key
 * @param algorithm its algorithm
 */
record VerificationKey(PublicKey key, Algorithm algorithm) {
    /** Reads a public JWK, which must say its {@code alg}: no signature is to choose that. */
    static VerificationKey of(Map<String, ?> publicJwk) {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(new HashMap<>(publicJwk));
            @Nullable String algorithm = jwk.getAlgorithm();
            if (algorithm == null || jwk.getPrivateKey() != null) {
                throw new IllegalArgumentException("jwk: kid " + jwk.getKeyId() + " (expected: public, with its alg)");
            }
            return new VerificationKey(jwk.getPublicKey(), Algorithm.valueOf(algorithm));
        } catch (JoseException e) {
            throw new IllegalArgumentException("jwk: not readable (expected: a public JWK)", e);
        }
    }
}
