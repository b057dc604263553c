package org.bailiwick.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Remembers so many values and no more: for one that comes, the one goes that was not asked for the longest. A new value always
 * finds room, other than in a cache that weighs how often something is wanted. Safe for use by many threads.
 *
 * @param <V> a value; for how long it holds is known to itself
 */
public final class RecentlyUsed<V> {
    private static final int INITIAL = 16;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<TokenHash, V> values;

    /** @param most how many are remembered, at least one */
    public RecentlyUsed(int most) {
        this(most, (key, value) -> {});
    }

    /**
     * As above, where somebody wants to know what goes.
     *
     * @param most how many are remembered, at least one
     * @param pushedOut is told of each value that goes for another one; must be quick, and not use this memory
     */
    public RecentlyUsed(int most, BiConsumer<TokenHash, V> pushedOut) {
        if (most < 1) {
            throw new IllegalArgumentException("most: " + most + " (expected: at least 1)");
        }
        this.values = new LinkedHashMap<>(INITIAL, USUAL_LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TokenHash, V> eldest) {
                if (size() <= most) {
                    return false;
                }
                pushedOut.accept(eldest.getKey(), eldest.getValue());
                return true;
            }
        };
    }

    public synchronized Optional<V> get(TokenHash key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(TokenHash key, V value) {
        values.put(key, value);
    }

    /** Whether there was none before, and now is this. */
    public synchronized boolean putIfAbsent(TokenHash key, V value) {
        return values.putIfAbsent(key, value) == null;
    }

    /** Puts a value in the place of one that passes the test; whether there was such a one. */
    public synchronized boolean replaceIf(TokenHash key, Predicate<V> expected, V value) {
        V known = values.get(key);
        if (known == null || !expected.test(known)) {
            return false;
        }
        values.put(key, value);
        return true;
    }

    /** Forgets a value that passes the test; whether there was such a one. */
    public synchronized boolean removeIf(TokenHash key, Predicate<V> expected) {
        V known = values.get(key);
        return known != null && expected.test(known) && values.remove(key) != null;
    }

    /** Forgets a value, and tells it for the last time. */
    public synchronized Optional<V> take(TokenHash key) {
        return Optional.ofNullable(values.remove(key));
    }

    public synchronized int size() {
        return values.size();
    }
}
