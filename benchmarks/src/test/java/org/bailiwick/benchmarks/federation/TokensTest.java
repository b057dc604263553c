package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int HOLDERS = 500;

    private final Tokens tokens = Tokens.issued(new Scale(20, HOLDERS, 1, HOUR), TrustGraphs.grown(20, 1), 1);

    private boolean isGood(String token, long nanos) {
        return tokens.active(token, nanos).isPresent();
    }

    private Tokens.Life life(int holder, long nanos) {
        return tokens.life(tokens.current(holder, nanos)).orElseThrow();
    }

    private int revoked() {
        return IntStream.range(0, HOLDERS)
                .filter(holder -> life(holder, 0).revoked() < life(holder, 0).until() - 6 * MINUTE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void holder_hasTheNextTokenWhenOneExpires() {
        long until = life(1, 0).until();
        String first = tokens.current(1, until - 1);
        String second = tokens.current(1, until);
        assertThat(isGood(first, until - 1)).isTrue();
        assertThat(isGood(first, until)).isFalse();
        assertThat(isGood(second, until)).isTrue();
        assertThat(tokens.lapsed(1, until)).isEqualTo(first);
    }

    @Test
    void revokedToken_isUsedForFiveMinutesMoreAndThenReplaced() {
        int holder = revoked();
        long when = life(holder, 0).revoked();
        String token = tokens.current(holder, when - 1);
        assertThat(isGood(token, when - 1)).isTrue();
        assertThat(isGood(token, when)).isFalse();
        assertThat(tokens.current(holder, when + 5 * MINUTE - 1)).isEqualTo(token);
        assertThat(isGood(tokens.current(holder, when + 5 * MINUTE), when + 5 * MINUTE))
                .isTrue();
    }

    @Test
    void rubbish_isNeverGood() {
        assertThat(tokens.life(tokens.rubbish(1, 7))).isEmpty();
        assertThat(tokens.rubbish(1, 7))
                .startsWith(Tokens.prefix(tokens.homeOf(1)))
                .isNotEqualTo(tokens.rubbish(1, 8));
    }
}
