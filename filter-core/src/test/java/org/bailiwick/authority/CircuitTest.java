package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;

class CircuitTest { // TBF-9
    private final TestTicker ticker = new TestTicker();
    private final Circuit circuit = new Circuit(ticker, new Backoff(() -> 0));

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            Leave leave = circuit.leave();
            assertThat(leave).isNotEqualTo(Leave.REFUSED);
            circuit.ended(leave, Ending.BAD);
        }
    }

    @Test
    void fiveFailuresInARow_openIt() { // TBF-9
        fail(4);
        assertThat(circuit.leave()).isEqualTo(Leave.GIVEN);
        fail(1);
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
    }

    @Test
    void successBetweenFailures_startsTheCountAnew() {
        fail(4);
        circuit.ended(circuit.leave(), Ending.GOOD);
        fail(4);
        assertThat(circuit.leave()).isEqualTo(Leave.GIVEN);
    }

    @Test
    void whatSaysNothing_isNotCounted() {
        fail(4);
        circuit.ended(circuit.leave(), Ending.NEITHER);
        assertThat(circuit.leave()).isEqualTo(Leave.GIVEN);
        fail(1);
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
    }

    @Test
    void afterTheRest_exactlyOneMayTry() {
        fail(5);
        ticker.advance(Duration.ofMillis(999));
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
        ticker.advance(Duration.ofMillis(1));

        assertThat(circuit.leave()).isEqualTo(Leave.TO_PROBE);
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
        ticker.advance(Duration.ofHours(1));
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
    }

    @Test
    void probeThatIsAnswered_closesIt() {
        fail(5);
        ticker.advanceSeconds(1);
        circuit.ended(circuit.leave(), Ending.GOOD);

        assertThat(circuit.leave()).isEqualTo(Leave.GIVEN);
        fail(4);
        assertThat(circuit.leave()).isEqualTo(Leave.GIVEN);
    }

    @Test
    void probesThatFail_areFollowedByRestsThatGrow() {
        fail(5);
        for (int rest : List.of(1, 2, 4, 8, 16, 30, 30)) {
            ticker.advance(Duration.ofSeconds(rest).minusNanos(1));
            assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
            ticker.advance(Duration.ofNanos(1));
            Leave probe = circuit.leave();
            assertThat(probe).isEqualTo(Leave.TO_PROBE);
            circuit.ended(probe, Ending.BAD);
        }
    }

    @Test
    void restsBeginAnew_afterASuccess() {
        fail(5);
        ticker.advanceSeconds(1);
        circuit.ended(circuit.leave(), Ending.BAD);
        ticker.advanceSeconds(2);
        circuit.ended(circuit.leave(), Ending.GOOD);

        fail(5);
        ticker.advanceSeconds(1);
        assertThat(circuit.leave()).isEqualTo(Leave.TO_PROBE);
    }

    @Test
    void chance_shortensRestsByAQuarterAtMost() {
        Circuit lucky = new Circuit(ticker, new Backoff(() -> 0.999_999));
        for (int time = 0; time < 5; time++) {
            lucky.ended(lucky.leave(), Ending.BAD);
        }
        ticker.advance(Duration.ofMillis(750));
        assertThat(lucky.leave()).isEqualTo(Leave.REFUSED);
        ticker.advance(Duration.ofMillis(1));
        assertThat(lucky.leave()).isEqualTo(Leave.TO_PROBE);
    }

    @Test
    void probeThatSaysNothing_letsTheNextTry() {
        fail(5);
        ticker.advanceSeconds(1);
        circuit.ended(circuit.leave(), Ending.NEITHER);
        assertThat(circuit.leave()).isEqualTo(Leave.TO_PROBE);
    }

    @Test
    void whatWasAskedBeforeItOpened_changesNothingAfter() {
        Leave early = circuit.leave();
        fail(5);
        circuit.ended(early, Ending.GOOD);
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);

        ticker.advanceSeconds(1);
        assertThat(circuit.leave()).isEqualTo(Leave.TO_PROBE);
        circuit.ended(early, Ending.BAD);
        circuit.ended(early, Ending.GOOD);
        assertThat(circuit.leave()).isEqualTo(Leave.REFUSED);
    }
}
