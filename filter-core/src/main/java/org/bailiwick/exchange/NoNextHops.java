package org.bailiwick.exchange;

import java.util.List;
import java.util.Set;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;

/** Where the file has none. */
final class NoNextHops implements NextHops {
    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public NextHop of(String name, Caller caller) {
        throw new IllegalArgumentException("next hop: " + name + " (expected: one of next-hops, which has none)");
    }

    @Override
    public int forget(TokenHash callersToken) {
        return 0;
    }

    @Override
    public int forgetAll() {
        return 0;
    }

    @Override
    public List<Figures> figures() {
        return List.of();
    }
}
