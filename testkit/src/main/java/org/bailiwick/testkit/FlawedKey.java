package org.bailiwick.testkit;

import com.google.errorprone.annotations.Immutable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;

/** Ways in which an authority can publish a key that should be refused, or be read with care. */
public enum FlawedKey {
    /** The private half is published too: anybody can sign. */
    PRIVATE_MEMBERS(key -> List.of(key.jwkWithPrivateMembers())),
    /** Two different keys share one {@code kid}. */
    DUPLICATE_KID(key -> List.of(
            key.jwk(), SigningKey.generate(key.algorithm()).withKid(key.kid()).jwk())),
    /** RSA with 1024 bits. */
    SMALL_RSA(key -> List.of(key.jwk())),
    /** {@code use: enc}. */
    USE_ENCRYPTION(key -> List.of(with(key, JsonWebKey.USE_PARAMETER, "enc"))),
    /** {@code key_ops: [encrypt]}. */
    OPERATIONS_ENCRYPT(key -> List.of(with(key, JsonWebKey.KEY_OPERATIONS, List.of("encrypt")))),
    /** {@code alg} names another algorithm of the same key type. */
    OTHER_ALGORITHM(key -> List.of(with(key, JsonWebKey.ALGORITHM_PARAMETER, "RS512"))),
    /** A symmetric key ({@code oct}) under the name of the key that signs. */
    SYMMETRIC(key -> List.of(Map.of("kty", "oct", "kid", key.kid(), "alg", "HS256", "k", "c2VjcmV0".repeat(6)))),
    /** No {@code alg}: not wrong (RFC 7517 section 4.4), but the key does not say what it is for. */
    NO_ALG(key -> List.of(without(key, JsonWebKey.ALGORITHM_PARAMETER))),
    /** No {@code kid}: not wrong (RFC 7517 section 4.5), but no token can name the key. */
    NO_KID(key -> List.of(without(key, JsonWebKey.KEY_ID_PARAMETER)));

    private static final int SMALL_RSA_BITS = 1024;

    private final Publisher publisher;

    FlawedKey(Publisher publisher) {
        this.publisher = publisher;
    }

    /** A new key that this flaw shows on; always RS256. */
    SigningKey generate() {
        int bits = this == SMALL_RSA ? SMALL_RSA_BITS : Algorithm.RSA_BITS;
        return SigningKey.of(Algorithm.RS256, Algorithm.RS256.newKeyPair(bits));
    }

    /** What a key set holds for the key. */
    List<Map<String, Object>> entriesFor(SigningKey key) {
        return publisher.entriesFor(key);
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
