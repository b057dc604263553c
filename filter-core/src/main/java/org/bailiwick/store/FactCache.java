package org.bailiwick.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Remembers what was said of tokens, bounded by the memory it may take. How long a fact holds is known to the fact itself,
 * and whoever recalls one asks it; here it may only be forgotten early.
 *
 * @param <F> a fact about a token; never a decision
 */
public final class FactCache<F> {
    private final String name;
    private final Cache<TokenHash, F> facts;

    /**
     * A cache of its own, so that what is worth little cannot push out what is worth much.
     *
     * @param name what it holds, for figures
     * @param maximumBytes how much memory the facts may take
     * @param bytes how much memory a fact takes, estimated
     */
    public FactCache(String name, long maximumBytes, ToIntFunction<F> bytes) {
        this.name = name;
        this.facts = Caffeine.newBuilder()
                .maximumWeight(maximumBytes)
                .weigher((TokenHash hash, F fact) -> bytes.applyAsInt(fact))
                .recordStats()
                .build();
    }

    public Optional<F> recall(TokenHash hash) {
        return Optional.ofNullable(facts.getIfPresent(hash));
    }

    public void remember(TokenHash hash, F fact) {
        facts.put(hash, fact);
    }

    public void forget(TokenHash hash) {
        facts.invalidate(hash);
    }

    public void forgetAll() {
        facts.invalidateAll();
    }

    public Figures figures() {
        facts.cleanUp();
        long bytes = facts.policy().eviction().orElseThrow().weightedSize().orElse(0);
        return new Figures(
                name,
                facts.estimatedSize(),
                bytes,
                facts.stats().hitCount(),
                facts.stats().missCount());
    }

    /**
     * How a cache is doing.
     *
     * @param cache what it holds
     * @param entries how many facts are in it
     * @param bytes how much memory they take, estimated
     * @param hits how often a fact was there
     * @param misses how often it was not
     */
    public record Figures(String cache, long entries, long bytes, long hits, long misses) {}
}
