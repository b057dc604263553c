package org.bailiwick.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The base64url of RFC 7515 section 2, strictly: no padding, no other character, no stray bits in the last character, so
 * that every sequence of octets has exactly one encoding (JB-16, TP-4).
 */
final class Base64Url {
    private static final byte[] DIGITS = digits();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int value = 0; value < alphabet.length(); value++) {
            digits[alphabet.charAt(value)] = (byte) value;
        }
        return digits;
    }

    static String encode(byte[] octets) {
        return ENCODER.encodeToString(octets);
    }

    /** The octets, or null when the text is not canonical. */
    static byte @Nullable [] decode(String text) {
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        return decode(characters, 0, characters.length);
    }

    /** The octets of the characters {@code from} (inclusive) to {@code to} (exclusive), or null when not canonical. */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        int rest = (to - from) & 3;
        if (rest == 1) {
            return null;
        }
        int whole = to - rest;
        byte[] octets = new byte[(int) ((to - from) * 3L / 4)];
        int at = 0;
        int seen = 0;
        for (int i = from; i < whole; i += 4) {
            int bits = digit(text[i]) << 18 | digit(text[i + 1]) << 12 | digit(text[i + 2]) << 6 | digit(text[i + 3]);
            seen |= bits;
            octets[at] = (byte) (bits >> 16);
            octets[at + 1] = (byte) (bits >> 8);
            octets[at + 2] = (byte) bits;
            at += 3;
        }
        // A character outside the alphabet is -1, which makes everything it is joined with negative.
        return seen >= 0 && decodeRest(text, whole, rest, octets, at) ? octets : null;
    }

    private static boolean decodeRest(byte[] text, int from, int rest, byte[] octets, int at) {
        if (rest == 0) {
            return true;
        }
        int third = rest == 3 ? digit(text[from + 2]) : 0;
        int bits = digit(text[from]) << 12 | digit(text[from + 1]) << 6 | third;
        int strayBits = rest == 3 ? 0x3 : 0x3FF;
        octets[at] = (byte) (bits >> 10);
        if (rest == 3) {
            octets[at + 1] = (byte) (bits >> 2);
        }
        return bits >= 0 && (bits & strayBits) == 0;
    }

    /** Whether the character is one of the sixty-four. */
    static boolean isAlphabet(byte character) {
        return digit(character) >= 0;
    }

    private static int digit(byte character) {
        return DIGITS[character & 0xFF];
    }
}
