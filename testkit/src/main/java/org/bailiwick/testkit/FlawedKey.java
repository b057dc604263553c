package org.bailiwick.testkit;

import com.google.errorprone.annotations.Immutable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;

/** Ways in which an authority can publish a key that should be refused, or be read with care. */
public enum FlawedKey {
    /** The private half is published too: anybody can sign. */
    PRIVATE_MEMBERS(Algorithm.ES256, key -> List.of(key.jwkWithPrivateMembers())),
    /** Two different keys share one {@code kid}. */
    DUPLICATE_KID(
            Algorithm.ES256,
            key -> List.of(
                    key.jwk(),
                    SigningKey.generate(key.algorithm()).withKid(key.kid()).jwk())),
    /** RSA with 1024 bits. */
    SMALL_RSA(Algorithm.RS256, key -> List.of(key.jwk())),
    /** {@code use: enc}. */
    USE_ENCRYPTION(Algorithm.ES256, key -> List.of(with(key, JsonWebKey.USE_PARAMETER, "enc"))),
    /** {@code key_ops: [encrypt]}, and no {@code use} that would contradict it (RFC 7517 section 4.3). */
    OPERATIONS_ENCRYPT(Algorithm.ES256, key -> List.of(forEncryption(key))),
    /** {@code alg} names another algorithm of the same key type. */
    OTHER_ALGORITHM(Algorithm.RS256, key -> List.of(with(key, JsonWebKey.ALGORITHM_PARAMETER, "RS512"))),
    /** A symmetric key ({@code oct}) under the name of the key that signs. */
    SYMMETRIC(
            Algorithm.ES256,
            key -> List.of(Map.of("kty", "oct", "kid", key.kid(), "alg", "HS256", "k", "c2VjcmV0".repeat(6)))),
    /** No {@code alg}: not wrong (RFC 7517 section 4.4), but the key does not say what it is for. */
    NO_ALG(Algorithm.RS256, key -> List.of(without(key, JsonWebKey.ALGORITHM_PARAMETER))),
    /** No {@code kid}: not wrong (RFC 7517 section 4.5), but no token can name the key. */
    NO_KID(Algorithm.ES256, key -> List.of(without(key, JsonWebKey.KEY_ID_PARAMETER)));

    private static final int SMALL_RSA_BITS = 1024;

    private final Algorithm algorithm;
    private final Publisher publisher;

    FlawedKey(Algorithm algorithm, Publisher publisher) {
        this.algorithm = algorithm;
        this.publisher = publisher;
    }

    /** A new key that this flaw shows on: ES256, or RS256 where it takes RSA to show it. */
    SigningKey generate() {
        int bits = this == SMALL_RSA ? SMALL_RSA_BITS : Algorithm.RSA_BITS;
        return SigningKey.of(algorithm, algorithm.newKeyPair(bits));
    }

    /** What a key set holds for the key. */
    List<Map<String, Object>> entriesFor(SigningKey key) {
        return publisher.entriesFor(key);
    }

    private static Map<String, Object> forEncryption(SigningKey key) {
        Map<String, Object> jwk = without(key, JsonWebKey.USE_PARAMETER);
        jwk.put(JsonWebKey.KEY_OPERATIONS, List.of("encrypt"));
        return jwk;
    }

    private static Map<String, Object> with(SigningKey key, String member, Object value) {
        Map<String, Object> jwk = new HashMap<>(key.jwk());
        jwk.put(member, value);
        return jwk;
    }

    private static Map<String, Object> without(SigningKey key, String member) {
        Map<String, Object> jwk = new HashMap<>(key.jwk());
        jwk.remove(member);
        return jwk;
    }

    /** Spoils a key on its way into the key set. */
    @Immutable
    @FunctionalInterface
    private interface Publisher {
        List<Map<String, Object>> entriesFor(SigningKey key);
    }
}
