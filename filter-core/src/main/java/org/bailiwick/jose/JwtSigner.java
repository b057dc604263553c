package org.bailiwick.jose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs JWTs with a private key of our own (RFC 7515, RFC 7519). Safe for use by many threads. */
public final class JwtSigner {
    private final PublicJsonWebKey key;
    private final @Nullable String keyId;
    private final JwkMaterial material;
    private final SignatureAlgorithm algorithm;

    private JwtSigner(
            PublicJsonWebKey key, @Nullable String keyId, JwkMaterial material, SignatureAlgorithm algorithm) {
        this.key = key;
        this.keyId = keyId;
        this.material = material;
        this.algorithm = algorithm;
    }

    /** A signer with a key of its own, made now, which never leaves the process. Its {@code kid} is its thumbprint. */
    public static JwtSigner generated(SignatureAlgorithm algorithm) {
        try {
            PublicJsonWebKey key = FreshJwk.of(algorithm);
            JwkMaterial material = materialOf(key).fold(sound -> sound, why -> {
                throw new IllegalStateException("key generation for " + algorithm + ": " + why);
            });
            return new JwtSigner(key, null, material, algorithm).identified();
        } catch (JoseException notOnThisPlatform) {
            throw new IllegalStateException("key generation for " + algorithm + " failed", notOnThisPlatform);
        }
    }

    /**
     * A signer with the private JWK in a file, for the algorithm that its {@code alg} names.
     *
     * @throws IllegalArgumentException when there is no such key in it; the message holds nothing of the key
     */
    public static JwtSigner ofFile(Path file) {
        PublicJsonWebKey key = keyIn(file);
        SignatureAlgorithm algorithm = Optional.ofNullable(key.getAlgorithm())
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> unusable(file, "alg: none that is known"));
        return of(file, key, algorithm);
    }

    /**
     * A signer with the private JWK in a file, for this algorithm.
     *
     * @throws IllegalArgumentException when there is no such key in it; the message holds nothing of the key
     */
    public static JwtSigner ofFile(Path file, SignatureAlgorithm algorithm) {
        return of(file, keyIn(file), algorithm);
    }

    private static JwtSigner of(Path file, PublicJsonWebKey key, SignatureAlgorithm algorithm) {
        boolean isPrivate = key.getPrivateKey() != null;
        boolean isFit = key.getKeyType().equals(algorithm.keyType());
        if (!isPrivate || !isFit) {
            throw unusable(file, isPrivate ? "kty: " + key.getKeyType() : "no private key");
        }
        JwkMaterial material = materialOf(key).fold(sound -> sound, why -> {
            throw unusable(file, why);
        });
        JwtSigner signer = new JwtSigner(key, key.getKeyId(), material, algorithm);
        try {
            signer.compact("JWT", Map.of());
        } catch (JoseException notForThat) {
            throw unusable(file, "it does not sign by " + algorithm);
        }
        return signer;
    }

    private static Reading<JwkMaterial, String> materialOf(PublicJsonWebKey key) {
        return JwkMaterial.of(key.toParams(PublicJsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    private static PublicJsonWebKey keyIn(Path file) {
        try {
            Map<String, Object> members =
                    JsonReader.object(Files.readAllBytes(file)).orElseThrow(() -> unusable(file, "not JSON"));
            return PublicJsonWebKey.Factory.newPublicJwk(members);
        } catch (IOException | JoseException unreadable) {
            throw unusable(file, "it cannot be read");
        }
    }

    private static IllegalArgumentException unusable(Path file, String found) {
        return new IllegalArgumentException("key file: " + file + ": " + found + " (expected: a private JWK with alg)");
    }

    /** The name of the key, where it has one. */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /** The same, under a name in any case: where the key has none, its RFC 7638 thumbprint. */
    public JwtSigner identified() {
        return keyId != null ? this : new JwtSigner(key, material.thumbprint().value(), material, algorithm);
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The public part as a JWK, for this algorithm and nothing else: whatever else the key came with is left out. */
    public Map<String, Object> publicKey() {
        Map<String, Object> jwk = new LinkedHashMap<>(material.required());
        keyId().ifPresent(id -> jwk.put("kid", id));
        jwk.put("alg", algorithm.name());
        jwk.put("use", "sig");
        return Collections.unmodifiableMap(jwk);
    }

    /** The public part, as a JWK Set that those who verify can be given. */
    public Map<String, Object> publicKeys() {
        return Map.of("keys", List.of(publicKey()));
    }

    /**
     * The JWT in compact form.
     *
     * @param type the {@code typ} of its head
     * @param claims the claims, as {@link JsonWriter} takes them
     */
    public String sign(String type, Map<String, Object> claims) {
        try {
            return compact(type, claims);
        } catch (JoseException provedBefore) {
            throw new IllegalStateException("signing by " + algorithm + " failed", provedBefore);
        }
    }

    private String compact(String type, Map<String, Object> claims) throws JoseException {
        JsonWebSignature jws =
                algorithm == SignatureAlgorithm.Ed25519 ? new FullySpecifiedSignature() : new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm.name());
        keyId().ifPresent(jws::setKeyIdHeaderValue);
        jws.setHeader("typ", type);
        jws.setPayloadBytes(JsonWriter.write(claims).getBytes(StandardCharsets.UTF_8));
        jws.setKey(key.getPrivateKey());
        return jws.getCompactSerialization();
    }

    /** Ed25519 by its name of RFC 9864: jose4j has it by that of RFC 8037 alone. */
    private static final class FullySpecifiedSignature extends JsonWebSignature {
        @Override
        public JsonWebSignatureAlgorithm getAlgorithm() {
            return new EdDsaAlgorithm();
        }
    }
}
