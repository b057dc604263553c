package org.bailiwick.jose;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * What a JOSE algorithm is called, and needs, in the Java Cryptography Architecture.
 *
 * @param name the name of the signature algorithm
 * @param salted the parameters of RSASSA-PSS; null for all others
 * @param curve the curve of ECDSA; null for all others
 */
record SignatureScheme(
        String name,
        @Nullable PSSParameterSpec salted,
        @Nullable EcCurve curve) {
    private static final String ED25519 = "Ed25519";
    /** The form of RFC 7518 section 3.4: both numbers in their full length, one after the other. */
    private static final String TWO_NUMBERS = "ECDSAinP1363Format";

    private static final String TWO_NUMBERS_OF_BOUNCY_CASTLE = "PLAIN-ECDSA";
    private static final int ED25519_OCTETS = 64;
    private static final int MIN_MODULUS_BITS = 2048;

    static SignatureScheme of(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> new SignatureScheme("SHA256withRSA", null, null);
            case RS384 -> new SignatureScheme("SHA384withRSA", null, null);
            case RS512 -> new SignatureScheme("SHA512withRSA", null, null);
            case PS256 -> pss(MGF1ParameterSpec.SHA256, 32);
            case PS384 -> pss(MGF1ParameterSpec.SHA384, 48);
            case PS512 -> pss(MGF1ParameterSpec.SHA512, 64);
            case ES256 -> new SignatureScheme("SHA256with" + TWO_NUMBERS, null, EcCurve.P256);
            case ES384 -> new SignatureScheme("SHA384with" + TWO_NUMBERS, null, EcCurve.P384);
            case ES512 -> new SignatureScheme("SHA512with" + TWO_NUMBERS, null, EcCurve.P521);
            case EdDSA, Ed25519 -> new SignatureScheme(ED25519, null, null);
        };
    }

    /** RFC 7518 section 3.5: one hash for the text and the mask, and a salt as long as the hash. */
    private static SignatureScheme pss(MGF1ParameterSpec hash, int octets) {
        PSSParameterSpec salted = new PSSParameterSpec(
                hash.getDigestAlgorithm(), "MGF1", hash, octets, PSSParameterSpec.TRAILER_FIELD_BC);
        return new SignatureScheme("RSASSA-PSS", salted, null);
    }

    /** The scheme under the name that a provider has for it; nothing when it has none. */
    Optional<SignatureScheme> as(Provider provider) {
        return Stream.of(name, name.replace(TWO_NUMBERS, TWO_NUMBERS_OF_BOUNCY_CASTLE))
                .filter(known -> provider.getService("Signature", known) != null)
                .findFirst()
                .map(known -> new SignatureScheme(known, salted, curve));
    }

    /** A verification by a key, about to begin. */
    Signature start(Provider provider, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name, provider);
        if (salted != null) {
            signature.setParameter(salted);
        }
        try {
            signature.initVerify(key);
        } catch (IllegalArgumentException unusable) { // how Bouncy Castle says it
            throw new InvalidKeyException(unusable);
        }
        return signature;
    }

    /** The key in the provider's own form, where it has one: translated once here instead of at every check. */
    PublicKey translate(PublicKey key, Provider provider) throws GeneralSecurityException {
        if (name.equals(ED25519)) {
            return key; // with Bouncy Castle it would save a twentieth, with the others nothing
        }
        String type = curve == null ? "RSA" : "EC";
        // Read anew: Bouncy Castle's own translation loses the name of the curve.
        return provider.getService("KeyFactory", type) == null
                ? key
                : KeyFactory.getInstance(type, provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    /** Whether a key is of the type, and of the curve or size, that the algorithm is for. */
    boolean fits(PublicKey key) {
        if (curve != null) {
            return key instanceof ECKey ec && curve.isCurveOf(ec);
        }
        return name.equals(ED25519)
                ? key instanceof EdECKey ed && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName())
                : key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= MIN_MODULUS_BITS;
    }

    /** Whether octets have the form of a signature by the key: what is cheap to see, and no provider's to decide. */
    boolean isWellFormed(byte[] signature, PublicKey key) {
        if (curve != null) {
            return curve.isInRange(signature);
        }
        return key instanceof RSAKey rsa
                ? signature.length == (rsa.getModulus().bitLength() + 7) / 8
                : signature.length == ED25519_OCTETS;
    }
}
