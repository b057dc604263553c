package org.bailiwick.keys;

import java.util.Optional;

/**
 * The signature algorithms that can be configured (RFC 7518 section 3.1, RFC 8037, RFC 9864): asymmetric and considered
 * safe today. There is no {@code none} and no HMAC to choose.
 */
public enum SignatureAlgorithm {
    RS256("RSA", ""),
    RS384("RSA", ""),
    RS512("RSA", ""),
    PS256("RSA", ""),
    PS384("RSA", ""),
    PS512("RSA", ""),
    ES256("EC", "P-256"),
    ES384("EC", "P-384"),
    ES512("EC", "P-521"),
    /** The polymorphic name of RFC 8037; only its Ed25519 form is accepted. */
    EdDSA("OKP", "Ed25519"),
    /** The fully specified name of RFC 9864. */
    Ed25519("OKP", "Ed25519");

    private final String keyType;
    private final String curve;

    SignatureAlgorithm(String keyType, String curve) {
        this.keyType = keyType;
        this.curve = curve;
    }

    /** The algorithm of that {@code alg} name, compared with case (JB-1); nothing for any other. */
    public static Optional<SignatureAlgorithm> named(String alg) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.name().equals(alg)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The {@code kty} of its keys. */
    public String keyType() {
        return keyType;
    }

    /** The {@code crv} of its keys; empty for RSA. */
    public String curve() {
        return curve;
    }

    /** Whether both names stand for one and the same algorithm: true for equals, and for EdDSA and Ed25519. */
    public boolean isSameAs(SignatureAlgorithm other) {
        return this == other || keyType.equals("OKP") && other.keyType.equals("OKP");
    }
}
