package org.bailiwick.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private static final TokenHash A = TokenHash.of("a");
    private static final TokenHash B = TokenHash.of("b");
    private static final TokenHash C = TokenHash.of("c");

    private final RecentlyUsed<String> values = new RecentlyUsed<>(2);

    @Test
    void oneMoreThanThereIsRoomFor_pushesOutTheOneUsedLongestAgo() {
        values.put(A, "a");
        values.put(B, "b");
        assertThat(values.get(A)).contains("a");
        values.put(C, "c");
        assertThat(values.size()).isEqualTo(2);
        assertThat(values.get(B)).isEmpty();
        assertThat(values.get(A)).contains("a");
        assertThat(values.get(C)).contains("c");
    }

    @Test
    void valueThatIsThere_isNotPutAgain() {
        assertThat(values.putIfAbsent(A, "a")).isTrue();
        assertThat(values.putIfAbsent(A, "b")).isFalse();
        assertThat(values.get(A)).contains("a");
    }

    @Test
    void valueThatIsNotTheExpectedOne_stays() {
        values.put(A, "a");
        assertThat(values.replaceIf(A, "x"::equals, "b")).isFalse();
        assertThat(values.replaceIf(B, "a"::equals, "b")).isFalse();
        assertThat(values.removeIf(A, "x"::equals)).isFalse();
        assertThat(values.removeIf(B, "a"::equals)).isFalse();
        assertThat(values.get(A)).contains("a");
        assertThat(values.replaceIf(A, "a"::equals, "b")).isTrue();
        assertThat(values.removeIf(A, "b"::equals)).isTrue();
        assertThat(values.get(A)).isEmpty();
    }

    @Test
    void valueThatIsTaken_isGone() {
        values.put(A, "a");
        assertThat(values.take(A)).contains("a");
        assertThat(values.take(A)).isEmpty();
        assertThat(values.size()).isZero();
    }

    @Test
    void memoryWithoutRoom_isNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecentlyUsed<>(0));
    }
}
