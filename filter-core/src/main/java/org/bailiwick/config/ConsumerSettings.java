package org.bailiwick.config;

import java.util.List;
import java.util.Optional;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.ClientAddress;

/**
 * A consumer that may present sessions to a domain (AS-9).
 *
 * @param addresses where it must be when it does, at least one block; nothing where it may be anywhere
 */
public record ConsumerSettings(Optional<List<AddressBlock>> addresses) {
    /** One that may be anywhere. */
    public static final ConsumerSettings ANYWHERE = new ConsumerSettings(Optional.empty());

    public ConsumerSettings {
        addresses = addresses.map(List::copyOf);
        if (addresses.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("addresses: [] (expected: at least one)");
        }
    }

    /** Whether it may present sessions from there; one that is restricted may not where that is not known. */
    public boolean mayBeAt(ClientAddress there) {
        return addresses.isEmpty() || there.isIn(addresses.get());
    }
}
