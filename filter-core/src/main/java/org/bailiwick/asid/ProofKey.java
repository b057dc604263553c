package org.bailiwick.asid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one consumer's proofs for this resource are made with: 256 bits that the authority derives from the consumer's secret and
 * our name, so that we can check its proofs and have neither its secret nor another's key. Does not print.
 */
final class ProofKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int OCTETS = 32;
    private static final int HEXADECIMAL = 64;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    private ProofKey(byte[] octets) {
        this.key = new SecretKeySpec(octets, ALGORITHM);
    }

    /** The key that a text spells, in hexadecimal or in base64url without padding; nothing for any other text. */
    static Optional<ProofKey> parse(String text) {
        try {
            if (text.length() == HEXADECIMAL) {
                return Optional.of(new ProofKey(HexFormat.of().parseHex(text)));
            }
            byte[] octets = Base64.getUrlDecoder().decode(text);
            boolean isOne =
                    octets.length == OCTETS && ENCODER.encodeToString(octets).equals(text);
            return isOne ? Optional.of(new ProofKey(octets)) : Optional.empty();
        } catch (IllegalArgumentException otherCharacter) {
            return Optional.empty();
        }
    }

    /**
     * The key that belongs to a consumer's secret and a resource (protocols.md, section 5.5).
     *
     * @param resource {@code r_id}
     */
    static ProofKey derive(String secret, String resource) {
        ProofKey ofSecret = new ProofKey(secret.getBytes(StandardCharsets.UTF_8));
        return new ProofKey(ofSecret.mac(("asid-proof-v1\n" + resource).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the signature is this key's over these octets; takes as long whatever is wrong (AS-4). */
    boolean hasSigned(byte[] canonical, String signature) {
        byte[] expected = signature(canonical).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code sig} over these octets. */
    String signature(byte[] canonical) {
        return ENCODER.encodeToString(mac(canonical));
    }

    private byte[] mac(byte[] octets) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(octets);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public String toString() {
        return "ProofKey[hidden]";
    }
}
