package org.bailiwick.request;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as that can be believed: the peer of the connection; or, where that is a trusted proxy, the
 * address nearest to us that it and the trusted proxies before it name and that is not itself such a proxy. What stands further
 * away in their lists was written by whoever that is, and is not looked at.
 *
 * <p>It is not known where the peer is not, where a trusted proxy names nobody, where an entry that must be read is no address
 * ({@code unknown}, {@code _hidden}, a name), where all are trusted proxies, and where {@code Forwarded} and {@code
 * X-Forwarded-For} are both there and do not say the same.
 *
 * @param address nothing when it is not known
 */
public record ClientAddress(Optional<InetAddress> address) {
    /** It is not known, and so in no block. */
    public static final ClientAddress UNKNOWN = new ClientAddress(Optional.empty());

    public ClientAddress {
        Objects.requireNonNull(address, "address");
    }

    /**
     * Where the sender's request came from.
     *
     * @param trusted the proxies that are believed; nobody else is
     */
    public static ClientAddress of(Sender sender, TrustedProxies trusted) {
        @Nullable InetAddress peer = sender.peer();
        if (peer == null) {
            return UNKNOWN;
        }
        return trusted.include(peer) ? forwarded(sender, trusted) : new ClientAddress(Optional.of(peer));
    }

    private static ClientAddress forwarded(Sender sender, TrustedProxies trusted) {
        ForwardingChain chain = new ForwardingChain(trusted);
        Optional<InetAddress> standard = chain.client(sender.forwarded(), ForwardedNode::ofElement);
        Optional<InetAddress> usual = chain.client(sender.forwardedFor(), ForwardedNode::ofEntry);
        if (sender.forwarded().isEmpty()) {
            return new ClientAddress(usual);
        }
        boolean agreed = sender.forwardedFor().isEmpty() || standard.equals(usual);
        return agreed ? new ClientAddress(standard) : UNKNOWN;
    }

    /** Whether it is known, and in one of these blocks. */
    public boolean isIn(List<AddressBlock> blocks) {
        return address.filter(known -> blocks.stream().anyMatch(block -> block.contains(known)))
                .isPresent();
    }
}
