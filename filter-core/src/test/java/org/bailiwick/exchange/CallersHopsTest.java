package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.HopsUnderTest.CALLERS_END;
import static org.bailiwick.exchange.HopsUnderTest.NOW;
import static org.bailiwick.exchange.HopsUnderTest.scopes;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallersHopsTest {
    private static final long MILLIS = NOW.toEpochMilli();

    private static Variant variant(int number) {
        return new Variant("rs2", "home", scopes("s" + number));
    }

    private static KeptAnswer until(Instant end) {
        return KeptAnswer.of(Traded.given(HopToken.bearer("token", end)), CALLERS_END, NOW)
                .orElseThrow();
    }

    private static CallersHops full() {
        CallersHops all = CallersHops.NOTHING;
        for (int number = 0; number < CallersHops.MOST; number++) {
            all = all.with(variant(number), until(NOW.plusSeconds(100 + number)), MILLIS);
        }
        return all;
    }

    @Test
    void oneTooMany_takesTheFirstToEnd() {
        CallersHops all = full().with(variant(-1), until(NOW.plusSeconds(50)), MILLIS);
        assertThat(all.count()).isEqualTo(CallersHops.MOST);
        assertThat(all.recall(variant(0), MILLIS)).isEmpty();
        assertThat(all.recall(variant(1), MILLIS)).isPresent();
        assertThat(all.recall(variant(-1), MILLIS)).isPresent();
    }

    @Test
    void newAnswer_takesThePlaceOfTheOld() {
        CallersHops all = full().with(variant(5), until(NOW.plusSeconds(500)), MILLIS);
        assertThat(all.count()).isEqualTo(CallersHops.MOST);
        assertThat(all.recall(variant(0), MILLIS)).isPresent();
        assertThat(all.recall(variant(5), NOW.plusSeconds(400).toEpochMilli())).isPresent();
    }

    @Test
    void whatHoldsNoMore_takesNoPlace() {
        long later = NOW.plusSeconds(150).toEpochMilli();
        assertThat(full().with(variant(-1), until(NOW.plusSeconds(500)), later).count())
                .isLessThan(CallersHops.MOST - 40);
    }

    @Test
    void bytes_growWithWhatIsHeld() {
        String token = "x".repeat(5_000);
        KeptAnswer big = KeptAnswer.of(Traded.given(HopToken.bearer(token, CALLERS_END)), CALLERS_END, NOW)
                .orElseThrow();
        CallersHops one = CallersHops.NOTHING.with(variant(1), big, MILLIS);
        assertThat(one.bytes()).isBetween(5_000, 7_000);
        assertThat(one.with(variant(2), big, MILLIS).bytes()).isBetween(10_000, 14_000);
        assertThat(one.replacing(variant(1), 0).bytes()).isLessThan(1_000);
    }

    @Test
    void replacements_areBoundedAndForgottenAfterASecond() {
        long tick = Long.MAX_VALUE - 10; // the ticker overflows in between
        CallersHops all = CallersHops.NOTHING;
        for (int number = 0; number <= CallersHops.MOST; number++) {
            all = all.replacing(variant(number), tick + number);
        }
        long end = tick + CallersHops.MOST;
        assertThat(all.wasJustReplaced(variant(0), end)).as("one too many").isFalse();
        assertThat(all.wasJustReplaced(variant(1), end)).isTrue();
        long second = Duration.ofSeconds(1).toNanos();
        assertThat(all.wasJustReplaced(variant(1), tick + second)).isTrue();
        assertThat(all.wasJustReplaced(variant(1), tick + 1 + second)).isFalse();
    }
}
