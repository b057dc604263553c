package org.bailiwick.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bailiwick.request.InboundRequest;

/** The id by which a request is found in logs and traces: the caller's W3C trace id, or one of our own. */
final class TraceId {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final int VERSION = 2;
    private static final int TRACE = 32;
    private static final int PARENT = 16;
    private static final int LENGTH = VERSION + 1 + TRACE + 1 + PARENT + 1 + 2;

    private TraceId() {}

    /** 32 lower-case hexadecimal digits, not all of them zero (W3C Trace Context section 3.2.2.3). */
    static String of(InboundRequest request) {
        List<String> fields = request.headers("traceparent");
        if (fields.size() == 1) {
            String field = fields.get(0);
            if (isWellFormed(field)) {
                return field.substring(VERSION + 1, VERSION + 1 + TRACE);
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex(random.nextLong() | 1, random.nextLong());
    }

    private static boolean isWellFormed(String field) {
        if (field.length() < LENGTH || field.startsWith("ff")) {
            return false;
        }
        boolean longer = field.length() > LENGTH;
        if (longer && (field.startsWith("00") || field.charAt(LENGTH) != '-')) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == VERSION || i == VERSION + 1 + TRACE || i == LENGTH - 3;
            if (dash ? field.charAt(i) != '-' : !isLowerHex(field.charAt(i))) {
                return false;
            }
        }
        return !isZero(field, VERSION + 1, TRACE) && !isZero(field, VERSION + 1 + TRACE + 1, PARENT);
    }

    private static boolean isZero(String field, int from, int length) {
        return field.substring(from, from + length).chars().allMatch(c -> c == '0');
    }

    private static boolean isLowerHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static String hex(long high, long low) {
        byte[] digits = new byte[TRACE];
        for (int i = TRACE / 2 - 1; i >= 0; i--) {
            digits[i] = DIGITS[(int) (high & 0xF)];
            digits[i + TRACE / 2] = DIGITS[(int) (low & 0xF)];
            high >>>= 4;
            low >>>= 4;
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}
