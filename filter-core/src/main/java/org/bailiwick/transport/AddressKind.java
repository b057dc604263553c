package org.bailiwick.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** What sort of network an address belongs to (IANA's registries of special-purpose addresses, RFC 6890). */
enum AddressKind {
    /** Reachable from everywhere. */
    PUBLIC,
    /** This machine. */
    LOOPBACK,
    /** A network of one's own: RFC 1918, shared (RFC 6598), benchmarking (RFC 2544), unique local (RFC 4193). */
    PRIVATE,
    /**
     * Never an authority's: wildcard, link-local (cloud providers hand out credentials there), multicast, broadcast,
     * documentation, reserved, and the tunnels that hide an IPv4 address.
     */
    UNUSABLE;

    private static final int V6_OCTETS = 16;
    private static final Block NAT64 = new Block("64:ff9b::", 96, PUBLIC);

    /** In this order; what is in none of them is public in IPv4 and unusable in IPv6. */
    private static final List<Block> BLOCKS = List.of(
            new Block("127.0.0.0", 8, LOOPBACK),
            new Block("10.0.0.0", 8, PRIVATE),
            new Block("172.16.0.0", 12, PRIVATE),
            new Block("192.168.0.0", 16, PRIVATE),
            new Block("100.64.0.0", 10, PRIVATE),
            new Block("198.18.0.0", 15, PRIVATE),
            new Block("0.0.0.0", 8, UNUSABLE),
            new Block("169.254.0.0", 16, UNUSABLE),
            new Block("192.0.0.0", 24, UNUSABLE),
            new Block("192.0.2.0", 24, UNUSABLE),
            new Block("192.88.99.0", 24, UNUSABLE),
            new Block("198.51.100.0", 24, UNUSABLE),
            new Block("203.0.113.0", 24, UNUSABLE),
            new Block("224.0.0.0", 3, UNUSABLE),
            new Block("::1", 128, LOOPBACK),
            new Block("fc00::", 7, PRIVATE),
            new Block("2001::", 23, UNUSABLE),
            new Block("2001:db8::", 32, UNUSABLE),
            new Block("2002::", 16, UNUSABLE),
            new Block("3fff::", 20, UNUSABLE),
            new Block("2000::", 3, PUBLIC));

    /** The kind of an address. One mapped into IPv6 (RFC 4291) is its IPv4 address already, in Java. */
    static AddressKind of(InetAddress address) {
        return of(address.getAddress());
    }

    private static AddressKind of(byte[] address) {
        if (NAT64.holds(address)) {
            return of(Arrays.copyOfRange(address, V6_OCTETS - 4, V6_OCTETS));
        }
        return BLOCKS.stream()
                .filter(block -> block.holds(address))
                .findFirst()
                .map(Block::kind)
                .orElse(address.length == V6_OCTETS ? UNUSABLE : PUBLIC);
    }

    /** The addresses that share a prefix. */
    private record Block(byte[] prefix, int bits, AddressKind kind) {
        Block(String literal, int bits, AddressKind kind) {
            this(octets(literal), bits, kind);
        }

        private static byte[] octets(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException cannotHappenWithLiterals) {
                throw new IllegalArgumentException(literal, cannotHappenWithLiterals);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int shift = Byte.SIZE - bits % Byte.SIZE;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (shift == Byte.SIZE || (address[whole] & 0xff) >> shift == (prefix[whole] & 0xff) >> shift);
        }
    }
}
