package org.bailiwick.request;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken for where a request came from.
 *
 * @param blocks where they are; nobody is trusted when there are none
 */
public record TrustedProxies(List<AddressBlock> blocks) {
    /** Nobody is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        blocks = List.copyOf(blocks);
    }

    /** Whether the peer is one of them; one that is not known never is. */
    public boolean include(@Nullable InetAddress peer) {
        if (peer != null) {
            for (AddressBlock block : blocks) {
                if (block.contains(peer)) {
                    return true;
                }
            }
        }
        return false;
    }
}
