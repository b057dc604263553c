package org.bailiwick.jose;

import java.nio.charset.StandardCharsets;
import org.bailiwick.event.Reason;

/**
 * The three parts of a JWS in compact serialization (RFC 7515 section 7.1), taken apart and nothing more. Its arrays are
 * shared, not copied, and never changed.
 */
final class CompactJws {
    /** The longest text that is looked at; whoever received it has usually set a lower bound. */
    static final int MAX_LENGTH = 65_536;

    private static final int DOTS_OF_JWE = 4;

    private final byte[] text;
    private final int signingLength;
    private final byte[] head;
    private final byte[] payload;
    private final byte[] signature;

    private CompactJws(byte[] text, int signingLength, byte[] head, byte[] payload, byte[] signature) {
        this.text = text;
        this.signingLength = signingLength;
        this.head = head;
        this.payload = payload;
        this.signature = signature;
    }

    /** The parts; refused are five parts as encrypted (JB-5), and all but three canonical ones as malformed (JB-16). */
    static Reading<CompactJws, Reason> of(String token) {
        if (token.length() > MAX_LENGTH) {
            return new Reading.Refused<>(Reason.TOKEN_MALFORMED);
        }
        // What is not Latin-1 becomes a question mark, which is not in the alphabet.
        byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (second <= first || token.indexOf('.', second + 1) >= 0) {
            return new Reading.Refused<>(isJwe(text) ? Reason.TOKEN_ENCRYPTED : Reason.TOKEN_MALFORMED);
        }
        byte[] head = Base64Url.decode(text, 0, first);
        byte[] payload = Base64Url.decode(text, first + 1, second);
        byte[] signature = Base64Url.decode(text, second + 1, text.length);
        return head == null || payload == null || signature == null
                ? new Reading.Refused<>(Reason.TOKEN_MALFORMED)
                : new Reading.Read<>(new CompactJws(text, second, head, payload, signature));
    }

    private static boolean isJwe(byte[] text) {
        int dots = 0;
        for (byte character : text) {
            if (character == '.') {
                dots++;
            } else if (!Base64Url.isAlphabet(character)) {
                return false;
            }
        }
        return dots == DOTS_OF_JWE;
    }

    byte[] head() {
        return head;
    }

    byte[] payload() {
        return payload;
    }

    byte[] signature() {
        return signature;
    }

    /** The octets that were signed are the first {@link #signingLength()} of these. */
    byte[] text() {
        return text;
    }

    int signingLength() {
        return signingLength;
    }

    @Override
    public String toString() {
        return "CompactJws[hidden]";
    }
}
