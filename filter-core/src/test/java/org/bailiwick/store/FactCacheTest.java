package org.bailiwick.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactCacheTest {
    @Test
    void rememberedFact_isRecalledUntilForgotten() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        TokenHash hash = TokenHash.of("t");
        assertThat(cache.recall(hash)).isEmpty();
        cache.remember(hash, "fact");
        assertThat(cache.recall(hash)).contains("fact");
        assertThat(cache.forget(hash)).isOne();
        assertThat(cache.forget(hash)).isZero();
        assertThat(cache.recall(hash)).isEmpty();
        cache.remember(hash, "fact");
        assertThat(cache.forgetIf(fact -> true)).isOne();
        assertThat(cache.recall(hash)).isEmpty();
    }

    @Test
    void unwantedFacts_areForgottenAndCounted() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        cache.remember(TokenHash.of("1"), "good");
        cache.remember(TokenHash.of("2"), "bad");
        cache.remember(TokenHash.of("3"), "bad");
        assertThat(cache.forgetIf("bad"::equals)).isEqualTo(2);
        assertThat(cache.recall(TokenHash.of("1"))).contains("good");
        assertThat(cache.recall(TokenHash.of("2"))).isEmpty();
        assertThat(cache.forgetIf("bad"::equals)).isZero();
    }

    @Test
    void factsBeyondTheMemoryAllowed_areForgotten() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        for (int i = 0; i < 1000; i++) {
            cache.remember(TokenHash.of("t" + i), "x".repeat(100));
        }
        FactCache.Figures figures = cache.figures();
        assertThat(figures.entries()).isBetween(1L, 10L);
        assertThat(figures.bytes()).isBetween(100L, 1000L);
    }

    @Test
    void figures_countWhatWasAsked() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        cache.remember(TokenHash.of("a"), "fact");
        cache.recall(TokenHash.of("a"));
        cache.recall(TokenHash.of("b"));
        assertThat(cache.figures()).isEqualTo(new FactCache.Figures("test", 1, 4, 1, 1));
    }

    @Test
    void changedFact_weighsWhatItWeighsNow() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        TokenHash hash = TokenHash.of("a");
        cache.change(hash, known -> known.orElse("first"));
        cache.change(hash, known -> known.orElse("") + "+more");
        assertThat(cache.recall(hash)).contains("first+more");
        assertThat(cache.figures().bytes()).isEqualTo(10);
        cache.change(hash, known -> "x".repeat(2000));
        assertThat(cache.figures()).extracting("entries", "bytes").containsExactly(0L, 0L);
    }

    @Test
    void manyChangesAtOnce_areAllKept() {
        FactCache<String> cache = new FactCache<>("test", 100_000, String::length);
        TokenHash hash = TokenHash.of("a");
        IntStream.range(0, 1000).parallel().forEach(one -> cache.change(hash, known -> known.orElse("") + "x"));
        assertThat(cache.recall(hash).orElseThrow()).hasSize(1000);
        assertThat(cache.figures().bytes()).isEqualTo(1000);
    }

    @Test
    void takenFacts_areToldForTheLastTime() {
        FactCache<String> cache = new FactCache<>("test", 1000, String::length);
        cache.remember(TokenHash.of("a"), "one");
        cache.remember(TokenHash.of("b"), "two");
        cache.remember(TokenHash.of("c"), "three");
        assertThat(cache.take(TokenHash.of("a"))).contains("one");
        assertThat(cache.take(TokenHash.of("a"))).isEmpty();
        assertThat(cache.takeAll()).containsExactlyInAnyOrder("two", "three");
        assertThat(cache.takeAll()).isEmpty();
    }
}
