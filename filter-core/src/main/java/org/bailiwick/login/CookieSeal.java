package org.bailiwick.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.bailiwick.login.CookieKeys.CookieKey;

/**
 * Seals what a browser keeps for us in one cookie, so that it can neither read nor change it (AES-256-GCM, NIST SP 800-38D): the
 * key's id, a random nonce, the sealed text and its tag, as base64url. What was sealed for another cookie, domain, service or
 * authority is not opened.
 */
final class CookieSeal {
    /** The longest text that is opened, in characters; browsers keep no longer cookie. */
    static final int LONGEST = 4096;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_OCTETS = 16;
    private static final int OVERHEAD = CookieKey.ID_OCTETS + NONCE_OCTETS + TAG_OCTETS;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final CookieKeys keys;
    private final byte[] purpose;
    private final SecureRandom random;

    /** @param purpose what it is sealed for, and cannot be opened for anything else; not secret */
    CookieSeal(CookieKeys keys, String purpose, SecureRandom random) {
        this.keys = keys;
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.random = random;
    }

    String seal(byte[] content) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        CookieKey key = keys.sealing();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(content);
            return ENCODER.encodeToString(ByteBuffer.allocate(OVERHEAD + content.length)
                    .put(key.id())
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The content; nothing, whatever is wrong with the text. */
    Optional<byte[]> open(String text) {
        return decoded(text)
                .filter(octets -> octets.length >= OVERHEAD)
                .flatMap(octets ->
                        keys.opening(Arrays.copyOf(octets, CookieKey.ID_OCTETS)).flatMap(key -> open(octets, key)));
    }

    private static Optional<byte[]> decoded(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            // The platform overlooks padding, and bits of the last character that belong to no octet.
            return Optional.of(octets)
                    .filter(read -> ENCODER.encodeToString(read).equals(text));
        } catch (IllegalArgumentException otherCharacter) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> open(byte[] octets, CookieKey key) {
        int content = CookieKey.ID_OCTETS + NONCE_OCTETS;
        byte[] nonce = Arrays.copyOfRange(octets, CookieKey.ID_OCTETS, content);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(octets, content, octets.length - content));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, CookieKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, nonce));
        cipher.updateAAD(purpose);
        return cipher;
    }
}
