package org.bailiwick.request;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The IP addresses that share a prefix (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address. It is
 * made from its text without asking any name server.
 */
public final class AddressBlock {
    /** How a block is written, roughly: enough to tell that it is no host name. */
    public static final String SHAPE =
            "[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+(/[0-9]+)?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/[0-9]+)?";

    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("[1-9][0-9]{0,2}");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final int V6_OCTETS = 16;

    private final byte[] prefix;
    private final int bits;

    private AddressBlock(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * The block of that text: an address, or an address, a slash and how many of its bits count, at least one; the others
     * are 0. An IPv4 address is never written as IPv6, and has no zeros in front; zones ({@code %eth0}) have no place here.
     *
     * @throws IllegalArgumentException for any other text, in the words {@code found (expected: what)}
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash), text);
        int all = address.length * Byte.SIZE;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1), all, text);
        byte[] prefix = masked(address, bits);
        if (!Arrays.equals(prefix, address)) {
            throw unexpected(text, new AddressBlock(prefix, bits) + ", as the other bits do not count");
        }
        return new AddressBlock(prefix, bits);
    }

    private static byte[] address(String literal, String text) {
        boolean isV6 = V6_CHARACTERS.matcher(literal).matches();
        if (!isV6 && !IpAddress.isV4(literal)) {
            throw unexpected(text, "an IP address or a block of them, such as 10.0.0.0/8");
        }
        InetAddress address = IpAddress.of(literal)
                .orElseThrow(() -> unexpected(text, "an IP address or a block of them, such as 2001:db8::/32"));
        if (isV6 && address instanceof Inet4Address) {
            throw unexpected(text, "an IPv4 address written as such");
        }
        return address.getAddress();
    }

    private static int bits(String digits, int most, String text) {
        if (BITS.matcher(digits).matches() && Integer.parseInt(digits) <= most) {
            return Integer.parseInt(digits);
        }
        throw unexpected(text, "from 1 to " + most + " bits after the slash");
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = Arrays.copyOf(address, address.length);
        for (int bit = bits; bit < masked.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return masked;
    }

    private static IllegalArgumentException unexpected(String text, String expected) {
        return new IllegalArgumentException(text + " (expected: " + expected + ")");
    }

    /** Whether the address is in the block; one that is mapped into IPv6 is its IPv4 address, and zones are not looked at. */
    public boolean contains(InetAddress address) {
        byte[] octets = unmapped(address.getAddress());
        if (octets.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int shift = Byte.SIZE - bits % Byte.SIZE;
        return Arrays.equals(octets, 0, whole, prefix, 0, whole)
                && (shift == Byte.SIZE || (octets[whole] & 0xff) >> shift == (prefix[whole] & 0xff) >> shift);
    }

    private static byte[] unmapped(byte[] octets) {
        boolean mapped =
                octets.length == V6_OCTETS && Arrays.equals(octets, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(octets, MAPPED.length, V6_OCTETS) : octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock block && bits == block.bits && Arrays.equals(prefix, block.prefix);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prefix) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits;
        } catch (UnknownHostException cannotHappenWithTheseLengths) {
            throw new IllegalStateException(cannotHappenWithTheseLengths);
        }
    }
}
