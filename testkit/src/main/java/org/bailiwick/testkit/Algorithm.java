package org.bailiwick.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * The signature algorithms an authority can sign with (RFC 7518 section 3.1, RFC 8037, RFC 9864). A constant's name is
 * its {@code alg}.
 */
public enum Algorithm {
    RS256(Family.RSA, 256),
    RS384(Family.RSA, 384),
    RS512(Family.RSA, 512),
    PS256(Family.PSS, 256),
    PS384(Family.PSS, 384),
    PS512(Family.PSS, 512),
    ES256(Family.EC, 256),
    ES384(Family.EC, 384),
    ES512(Family.EC, 512),
    /** The polymorphic name of RFC 8037, used with Ed25519. */
    EdDSA(Family.ED25519, 512),
    /** The fully specified name of RFC 9864. */
    Ed25519(Family.ED25519, 512);

    /** The size of an ordinary RSA key, in bits. */
    static final int RSA_BITS = 2048;

    private final Family family;
    private final int digestBits;

    Algorithm(Family family, int digestBits) {
        this.family = family;
        this.digestBits = digestBits;
    }

    KeyPair newKeyPair() {
        return newKeyPair(RSA_BITS);
    }

    /** A new pair; the size matters to RSA alone. */
    KeyPair newKeyPair(int rsaBits) {
        try {
            return generator(rsaBits).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name() + ": no key pair", e);
        }
    }

    private KeyPairGenerator generator(int rsaBits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family.keys);
        switch (family) {
            case RSA, PSS -> generator.initialize(rsaBits);
            case EC -> generator.initialize(new ECGenParameterSpec(curve()));
            case ED25519 -> {}
        }
        return generator;
    }

    private String curve() {
        return digestBits == 256 ? "secp256r1" : digestBits == 384 ? "secp384r1" : "secp521r1";
    }

    /** The JDK's own implementation, so that no library's mistake is shared with what is tested. */
    Signature engine() throws GeneralSecurityException {
        return switch (family) {
            case RSA -> Signature.getInstance("SHA" + digestBits + "withRSA");
            case EC -> Signature.getInstance("SHA" + digestBits + "withECDSAinP1363Format");
            case ED25519 -> Signature.getInstance("Ed25519");
            case PSS -> {
                String hash = "SHA-" + digestBits;
                Signature engine = Signature.getInstance("RSASSA-PSS");
                engine.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), digestBits / 8, 1));
                yield engine;
            }
        };
    }

    private enum Family {
        RSA("RSA"),
        PSS("RSA"),
        EC("EC"),
        ED25519("Ed25519");

        private final String keys;

        Family(String keys) {
            this.keys = keys;
        }
    }
}
