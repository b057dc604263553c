package org.bailiwick.credential;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The characters of the {@code b64token} of RFC 6750 section 2.1, padding aside: letters, digits, {@code - . _ ~ + /}. Looks at
 * eight at a time, because every request comes by here.
 */
final class B64token {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private B64token() {}

    /** Whether all of the first octets are such characters. */
    static boolean areAll(byte[] octets, int length) {
        long outside = 0;
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            outside |= outside((long) LONGS.get(octets, i));
        }
        for (; i < length; i++) {
            outside |= outside((octets[i] & 0xFF) * EACH);
        }
        return (outside & HIGH_BITS) == 0;
    }

    /** Sets the high bit of each octet that is no such character. */
    private static long outside(long octets) {
        long lower = octets | 0x20 * EACH; // makes letters small, and nothing else a letter
        long inside = within('a', 'z', lower)
                | within('-', '9', octets)
                | within('_', '_', octets)
                | within('~', '~', octets)
                | within('+', '+', octets);
        return octets | ~inside;
    }

    /** Sets the high bit of each octet in the range. An octet beyond ASCII can spoil its neighbours, and is outside itself. */
    private static long within(int first, int last, long octets) {
        return (octets + (0x80 - first) * EACH) & ~(octets + (0x7F - last) * EACH);
    }
}
