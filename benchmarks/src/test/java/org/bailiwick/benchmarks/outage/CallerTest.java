package org.bailiwick.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.bailiwick.benchmarks.outage.FakeGateway.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A whole outage of half a minute in no time: right answers pass, and each wrong kind is caught. */
class CallerTest {
    private final Timeline timeline = new Timeline();
    private final Tally tally = new Tally();

    private void outage(Fault fault) {
        FakeGateway gateway = new FakeGateway(fault);
        Wallet wallet = new Wallet(gateway, new Random(1), FakeGateway.KEPT, 200, gateway.millis());
        Caller caller = new Caller(gateway, wallet, timeline, tally, gateway);
        caller.introduce();
        call(caller, gateway, Duration.ofSeconds(2));
        timeline.stopping(gateway.millis());
        gateway.stop();
        timeline.stopped(gateway.millis());
        call(caller, gateway, Duration.ofSeconds(30));
        timeline.healing(gateway.millis());
        gateway.heal();
        call(caller, gateway, Timeline.LONGEST_REST.plusSeconds(5));
    }

    private static void call(Caller caller, FakeGateway gateway, Duration time) {
        for (long end = gateway.millis() + time.toMillis(); gateway.millis() < end; ) {
            caller.call();
        }
    }

    @Test
    void rightAnswers_areClean() {
        outage(Fault.NONE);
        assertThat(tally.report())
                .contains(Fault.NONE.remark())
                .containsPattern("\\| known \\| [^|]+ \\| [\\d,]+ × 200, [\\d,]+ × 403 \\|")
                .containsPattern("\\| new \\| [^|]+ \\| [\\d,]+ × 503 \\|")
                .containsPattern("\\| lapsed \\| [^|]+ \\| [\\d,]+ × 503 \\|");
        assertThat(tally.isClean()).isTrue();
        assertThat(timeline.rest().getAsLong()).isBetween(3000L, 3200L);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void wrongAnswers_areCaught(Fault fault) {
        outage(fault);
        assertThat(tally.isClean()).isFalse();
        assertThat(tally.report()).contains(fault.remark());
    }
}
