package org.bailiwick.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /**
     * Puts a fact in the place of the one that is known, with nothing between the two.
     *
     * @param fact the new fact, made of the known one if there is one; it must not use this cache
     */
    public void change(TokenHash hash, Function<Optional<F>, F> fact) {
        facts.asMap().compute(hash, (same, known) -> fact.apply(Optional.ofNullable(known)));
    }

    /** Forgets what was said of a token, and tells it for the last time. */
    public Optional<F> take(TokenHash hash) {
        return Optional.ofNullable(facts.asMap().remove(hash));
    }

    /** Forgets everything that was remembered before, and tells it for the last time. */
    public List<F> takeAll() {
        return facts.asMap().keySet().stream()
                .flatMap(hash -> take(hash).stream())
                .toList();
    }

    /** Forgets what was said of a token; how many facts that were, one or none. */
    public int forget(TokenHash hash) {
        return take(hash).isPresent() ? 1 : 0;
    }

    /** Forgets every fact of that kind; how many they were. What is remembered meanwhile may stay. */
    public int forgetIf(Predicate<F> unwanted) {
        int forgotten = 0;
        for (Map.Entry<TokenHash, F> entry : facts.asMap().entrySet()) {
            if (unwanted.test(entry.getValue()) && facts.asMap().remove(entry.getKey(), entry.getValue())) {
                forgotten++;
            }
        }
        return forgotten;
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
