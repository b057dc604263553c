package org.bailiwick.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

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

    private static final int RESULT = 32;
    private static final int HEXADECIMAL = 64;
    private static final int BASE64URL = 43;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    // What one thread reuses from token to token, so that hashing a known token allocates nothing but the result.
    // Nothing
    // but the platform's own types: a container's threads outlive this class, and would keep it from being unloaded.
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(TokenHash::sha256);
    private static final ThreadLocal<byte[]> BYTES = ThreadLocal.withInitial(() -> new byte[2048]);

    /** The hash of a token, which is ASCII. */
    @SuppressWarnings("deprecation") // exact for ASCII, and the only way from text to bytes without a new array
    public static TokenHash of(String token) {
        MessageDigest digest = DIGEST.get();
        byte[] bytes = BYTES.get();
        int length = token.length();
        if (length > bytes.length) {
            bytes = new byte[length];
            BYTES.set(bytes);
        }
        token.getBytes(0, length, bytes, 0);
        digest.update(bytes, 0, length);
        try {
            digest.digest(bytes, 0, RESULT);
        } catch (DigestException thereIsRoom) {
            throw new IllegalStateException(thereIsRoom);
        }
        return read(bytes);
    }

    /**
     * The hash that a text spells, for people who have it from a tool: 64 hexadecimal digits, or 43 characters of base64url
     * without padding, and nothing around them. Nothing for any other text; part of a hash is none.
     */
    public static Optional<TokenHash> parse(String text) {
        Optional<byte[]> octets = switch (text.length()) {
            case HEXADECIMAL -> octets(() -> HexFormat.of().parseHex(text));
            // Two bits of the last character belong to no octet; the platform would overlook them.
            case BASE64URL ->
                octets(() -> Base64.getUrlDecoder().decode(text))
                        .filter(read -> ENCODER.encodeToString(read).equals(text));
            default -> Optional.empty();
        };
        return octets.map(TokenHash::read);
    }

    private static Optional<byte[]> octets(Supplier<byte[]> decoded) {
        try {
            return Optional.of(decoded.get());
        } catch (IllegalArgumentException otherCharacter) {
            return Optional.empty();
        }
    }

    private static TokenHash read(byte[] octets) {
        return new TokenHash(
                (long) LONGS.get(octets, 0), (long) LONGS.get(octets, 8), (long) LONGS.get(octets, 16), (long)
                        LONGS.get(octets, 24));
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
