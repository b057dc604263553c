package org.bailiwick.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text as octets and back, without ever replacing what cannot be read (JB-9). */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text, or nothing when the octets are not well-formed UTF-8 or begin with a byte order mark. */
    static Optional<String> decode(byte[] octets) {
        if (isAscii(octets)) {
            return Optional.of(new String(octets, StandardCharsets.ISO_8859_1));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.charAt(0) == BYTE_ORDER_MARK ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Whether every surrogate in the text has its other half. */
    static boolean hasForm(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isAscii(byte[] octets) {
        int seen = 0;
        for (byte octet : octets) {
            seen |= octet;
        }
        return seen >= 0;
    }
}
