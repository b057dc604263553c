package org.bailiwick.jose;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The numbers of a public key, found sound.
 *
 * @param required exactly the members that RFC 7638 section 3.2 requires (TP-1)
 * @param curveAlgorithm the algorithm its curve is for; nothing for RSA
 */
record JwkMaterial(SortedMap<String, String> required, Optional<SignatureAlgorithm> curveAlgorithm) {
    /** The numbers in a JWK, or what is wrong with them, in words without them. */
    static Reading<JwkMaterial, String> of(Map<String, Object> jwk) {
        Object type = jwk.get("kty");
        if ("RSA".equals(type)) {
            return ofRsa(jwk);
        }
        if ("EC".equals(type)) {
            return ofEc(jwk);
        }
        return "OKP".equals(type)
                ? ofOkp(jwk)
                : new Reading.Refused<>("kty: " + Shown.of(type) + " (expected: RSA, EC or OKP)");
    }

    private static Reading<JwkMaterial, String> ofRsa(Map<String, Object> jwk) {
        return octets(jwk, "n")
                .then(n -> octets(jwk, "e").then(e -> {
                    if (isPadded(n) || isPadded(e)) {
                        return new Reading.Refused<>(
                                "n or e: empty or with leading zeros (expected: the shortest form)");
                    }
                    return RsaModulus.flaw(new BigInteger(1, n), new BigInteger(1, e))
                            .<Reading<JwkMaterial, String>>map(Reading.Refused::new)
                            .orElseGet(() -> material(jwk, Optional.empty(), "e", "kty", "n"));
                }));
    }

    private static boolean isPadded(byte[] number) {
        return number.length == 0 || number[0] == 0;
    }

    private static Reading<JwkMaterial, String> ofEc(Map<String, Object> jwk) {
        Optional<EcCurve> curve = jwk.get("crv") instanceof String name ? EcCurve.named(name) : Optional.empty();
        if (curve.isEmpty()) {
            return new Reading.Refused<>("crv: " + Shown.of(jwk.get("crv")) + " (expected: P-256, P-384 or P-521)");
        }
        int length = curve.get().octets();
        return octets(jwk, "x")
                .then(x -> octets(jwk, "y").then(y -> {
                    if (x.length != length || y.length != length) {
                        return new Reading.Refused<>("x or y: of another length (expected: " + length + " octets)");
                    }
                    return curve.get().contains(new BigInteger(1, x), new BigInteger(1, y))
                            ? material(jwk, Optional.of(curve.get().algorithm()), "crv", "kty", "x", "y")
                            : new Reading.Refused<>("x and y: not a point of the curve (expected: one)");
                }));
    }

    private static Reading<JwkMaterial, String> ofOkp(Map<String, Object> jwk) {
        if (!SignatureAlgorithm.Ed25519.curve().equals(jwk.get("crv"))) {
            return new Reading.Refused<>("crv: " + Shown.of(jwk.get("crv")) + " (expected: Ed25519)");
        }
        return octets(jwk, "x")
                .then(x -> x.length == Ed25519Point.OCTETS && Ed25519Point.isSound(x)
                        ? material(jwk, Optional.of(SignatureAlgorithm.Ed25519), "crv", "kty", "x")
                        : new Reading.Refused<>("x: not a sound point of the curve (expected: one, in 32 octets)"));
    }

    private static Reading<byte[], String> octets(Map<String, Object> jwk, String name) {
        byte[] octets = jwk.get(name) instanceof String text ? Base64Url.decode(text) : null;
        return octets == null
                ? new Reading.Refused<>(name + ": missing or not canonical (expected: base64url without padding)")
                : new Reading.Read<>(octets);
    }

    /** Only members that were read as text come here. */
    private static Reading<JwkMaterial, String> material(
            Map<String, Object> jwk, Optional<SignatureAlgorithm> algorithm, String... names) {
        SortedMap<String, String> required = new TreeMap<>();
        for (String name : names) {
            required.put(name, String.valueOf(jwk.get(name)));
        }
        return new Reading.Read<>(new JwkMaterial(required, algorithm));
    }

    /** Whether the algorithm is for keys of this type and curve. */
    boolean fits(SignatureAlgorithm algorithm) {
        return algorithm.keyType().equals(required.get("kty"))
                && algorithm.curve().equals(required.getOrDefault("crv", ""));
    }

    Thumbprint thumbprint() {
        return Thumbprint.of(required);
    }

    /** The key; nothing when the platform cannot hold such a key. */
    Optional<PublicKey> publicKey() {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Map.copyOf(required));
            return key instanceof PublicJsonWebKey pair ? Optional.ofNullable(pair.getPublicKey()) : Optional.empty();
        } catch (JoseException unusable) {
            return Optional.empty();
        }
    }
}
