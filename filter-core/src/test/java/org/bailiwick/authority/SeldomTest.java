package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bailiwick.keys.TestTicker;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private final TestTicker ticker = new TestTicker();
    private final Seldom seldom = new Seldom(ticker);

    @Test // IN-9
    void once_isDueAtOnceAndThenAfterAMinute() {
        assertThat(seldom.isDue()).isTrue();
        assertThat(seldom.isDue()).isFalse();
        ticker.advance(Duration.ofMillis(59_999));
        assertThat(seldom.isDue()).isFalse();
        ticker.advance(Duration.ofMillis(1));
        assertThat(seldom.isDue()).isTrue();
        assertThat(seldom.isDue()).isFalse();
    }
}
