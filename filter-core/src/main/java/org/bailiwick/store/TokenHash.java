package org.bailiwick.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a token, which stands for it wherever something is remembered: the token itself is never kept.
 *
 * @param a bits 0 to 63
 * @param b bits 64 to 127
 * @param c bits 128 to 191
 * @param d bits 192 to 255
 */
public record TokenHash(long a, long b, long c, long d) {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** The hash of a token, which is ASCII. */
    public static TokenHash of(String token) {
        return SCRATCH.get().hash(token);
    }

    @Override
    public int hashCode() {
        return (int) a;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && a == hash.a && b == hash.b && c == hash.c && d == hash.d;
    }

    /** The first 32 bits in hexadecimal: enough to tell tokens apart in a log, useless to whoever reads it. */
    @Override
    public String toString() {
        return String.format("%08x…", (int) (a >>> 32));
    }

    /** What one thread reuses from token to token, so that hashing a known token allocates nothing but the result. */
    private static final class Scratch {
        private final MessageDigest digest;
        private final byte[] result = new byte[32];
        private byte[] bytes = new byte[2048];

        Scratch() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }

        @SuppressWarnings("deprecation") // exact for ASCII, and the only way from text to bytes without a new array
        TokenHash hash(String token) {
            int length = token.length();
            if (length > bytes.length) {
                bytes = new byte[length];
            }
            token.getBytes(0, length, bytes, 0);
            digest.update(bytes, 0, length);
            try {
                digest.digest(result, 0, result.length);
            } catch (DigestException theResultHas32Bytes) {
                throw new IllegalStateException(theResultHas32Bytes);
            }
            return new TokenHash(
                    (long) LONGS.get(result, 0), (long) LONGS.get(result, 8), (long) LONGS.get(result, 16), (long)
                            LONGS.get(result, 24));
        }
    }
}
