package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;

/** The edges of the file, with one memory for all of them. */
final class ConfiguredNextHops implements NextHops {
    private final Map<String, Edge> edges = new LinkedHashMap<>();
    private final HopMemory memory;

    /**
     * The edges, with nothing remembered yet.
     *
     * @param maximumBytes how much memory what is remembered may take, estimated
     * @param clock what time it is
     * @param ticker nanoseconds
     * @throws IllegalArgumentException when two edges have the same name
     */
    ConfiguredNextHops(List<Edge> edges, long maximumBytes, Clock clock, LongSupplier ticker) {
        this.memory = new HopMemory(maximumBytes, clock, ticker);
        for (Edge edge : edges) {
            if (this.edges.put(edge.name(), edge) != null) {
                throw new IllegalArgumentException("next hop: " + edge.name() + " twice (expected: once)");
            }
        }
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(edges.keySet());
    }

    @Override
    public NextHop of(String name, Caller caller) {
        Edge edge = edges.get(name);
        if (edge == null) {
            throw new IllegalArgumentException(
                    "next hop: " + name + " (expected: one of " + String.join(", ", edges.keySet()) + ")");
        }
        return new BoundHop(edge, memory, caller, Optional.empty());
    }

    @Override
    public int forget(TokenHash callersToken) {
        return memory.forget(callersToken);
    }

    @Override
    public int forgetAll() {
        return memory.forgetAll();
    }

    @Override
    public List<Figures> figures() {
        return List.of(memory.figures());
    }
}
