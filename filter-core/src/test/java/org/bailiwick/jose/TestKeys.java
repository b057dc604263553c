package org.bailiwick.jose;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Key pairs, made when first asked for. */
final class TestKeys {
    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** The same pair each time for a key type and curve. */
    static KeyPair pair(SignatureAlgorithm algorithm) {
        return PAIRS.computeIfAbsent(algorithm.keyType() + algorithm.curve(), kind -> newPair(algorithm));
    }

    static KeyPair newPair(SignatureAlgorithm algorithm) {
        return switch (algorithm.keyType()) {
            case "RSA" -> rsa(2048);
            case "EC" -> ec(algorithm.curve());
            default -> generate("Ed25519", 255);
        };
    }

    static KeyPair rsa(int bits) {
        return generate("RSA", bits);
    }

    private static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp" + curve.substring(2) + "r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate(String type, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static VerificationKey key(String id, SignatureAlgorithm algorithm) {
        return new VerificationKey(
                id, algorithm, "thumbprint of " + algorithm, pair(algorithm).getPublic());
    }

    /** The public JWK of the pair, with exactly the members that a thumbprint requires. */
    static Map<String, Object> jwk(SignatureAlgorithm algorithm) {
        return jwk(pair(algorithm));
    }

    static Map<String, Object> jwk(KeyPair pair) {
        try {
            Map<String, Object> members = new LinkedHashMap<>();
            if (pair.getPublic() instanceof RSAPublicKey || pair.getPublic() instanceof ECPublicKey) {
                members.putAll(JsonWebKey.Factory.newJwk(pair.getPublic())
                        .toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            } else {
                members.put("kty", "OKP");
                members.put("crv", "Ed25519");
                members.put("x", Base64Url.encode(rawEd25519((EdECPublicKey) pair.getPublic())));
            }
            return members;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last 32 octets of the encoded key are the point (RFC 8410). */
    private static byte[] rawEd25519(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - Ed25519Point.OCTETS, encoded.length);
    }
}
