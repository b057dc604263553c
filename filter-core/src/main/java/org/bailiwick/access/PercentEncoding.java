package org.bailiwick.access;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The one form of values in identity headers: letters, digits and {@code -._~:/@} stand for themselves, every other octet of
 * their UTF-8 is {@code %} and two upper-case hexadecimal digits (RFC 3986 section 2.1). See decision record 0012.
 */
final class PercentEncoding {
    private static final String SAFE_MARKS = "-._~:/@";
    private static final int ASCII = 128;
    private static final boolean[] SAFE = new boolean[ASCII];
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    static {
        for (char c = 0; c < ASCII; c++) {
            SAFE[c] =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SAFE_MARKS.indexOf(c) >= 0;
        }
    }

    private PercentEncoding() {}

    /**
     * One value.
     *
     * @throws IllegalArgumentException when the text holds half of a surrogate pair, which has no UTF-8; no verifier lets such
     *     a text in (JB-9)
     */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSafe(text.charAt(i))) {
                return encoded(text);
            }
        }
        return text;
    }

    /** Several values, separated by one space each; an empty one says nothing and is left out. */
    static String of(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(PercentEncoding::of)
                .collect(Collectors.joining(" "));
    }

    private static boolean isSafe(int c) {
        return c >= 0 && c < ASCII && SAFE[c];
    }

    private static String encoded(String text) {
        ByteBuffer utf8 = utf8(text);
        byte[] encoded = new byte[3 * utf8.remaining()];
        int length = 0;
        while (utf8.hasRemaining()) {
            byte octet = utf8.get();
            if (isSafe(octet)) {
                encoded[length++] = octet;
            } else {
                encoded[length++] = '%';
                encoded[length++] = DIGITS[octet >> 4 & 0xf];
                encoded[length++] = DIGITS[octet & 0xf];
            }
        }
        return new String(encoded, 0, length, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException halfOfAPair) {
            throw new IllegalArgumentException("text: half of a surrogate pair (expected: whole ones)", halfOfAPair);
        }
    }
}
