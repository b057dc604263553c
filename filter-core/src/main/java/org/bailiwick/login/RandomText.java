package org.bailiwick.login;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess: 256 random bits each, in 43 characters of base64url. */
final class RandomText {
    static final int LENGTH = 43;

    private static final int OCTETS = 32;

    private final SecureRandom random;

    RandomText(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
