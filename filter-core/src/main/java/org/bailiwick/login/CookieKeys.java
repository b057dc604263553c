package org.bailiwick.login;

import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bailiwick.token.Secret;

/**
 * The keys that cookies are sealed with, 256 bits each. The first seals and all open, so that one can be replaced while cookies are
 * about: first it is added behind, then moved to the front, and the old one goes when no cookie of it is left. Does not print.
 */
final class CookieKeys {
    private static final int OCTETS = 32;

    private final List<CookieKey> keys;

    private CookieKeys(List<CookieKey> keys) {
        this.keys = keys;
    }

    /**
     * The keys of a configuration.
     *
     * @param configured each as base64url; where there are none, one is made that only this process has
     * @throws IllegalArgumentException when one is not 256 bits as base64url
     */
    static CookieKeys of(List<Secret> configured, SecureRandom random) {
        if (configured.isEmpty()) {
            byte[] made = new byte[OCTETS];
            random.nextBytes(made);
            return new CookieKeys(List.of(CookieKey.of(made)));
        }
        return new CookieKeys(
                configured.stream().map(CookieKeys::octets).map(CookieKey::of).toList());
    }

    private static byte[] octets(Secret configured) {
        byte[] octets = decoded(configured.reveal());
        if (octets.length != OCTETS) {
            throw notAKey();
        }
        return octets;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException otherCharacter) {
            throw notAKey(); // without the cause, which quotes the text
        }
    }

    private static IllegalArgumentException notAKey() {
        return new IllegalArgumentException("cookieKeys: another text (expected: 256 bits as base64url)");
    }

    CookieKey sealing() {
        return keys.get(0);
    }

    /** The key of that id, if it is one of ours. */
    Optional<CookieKey> opening(byte[] id) {
        return keys.stream().filter(key -> Arrays.equals(key.id(), id)).findFirst();
    }

    /**
     * One of them.
     *
     * @param id the first bytes of the key's SHA-256, which stand in front of what it has sealed
     * @param secret the key; does not print
     */
    record CookieKey(byte[] id, Key secret) {
        static final int ID_OCTETS = 8;

        static CookieKey of(byte[] octets) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
                return new CookieKey(Arrays.copyOf(hash, ID_OCTETS), new SecretKeySpec(octets, "AES"));
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }

        @Override
        public String toString() {
            return "CookieKey[hidden]";
        }
    }
}
