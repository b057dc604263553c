package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> happened = new ArrayList<>();

    private void note(String what) {
        happened.add(what + " at " + time.nanos() + " for " + time.cause());
    }

    @Test
    void events_happenInTheOrderOfTheirTimesAndThoseOfOneTimeAsTheyWereSet() {
        time.after(20, () -> note("later"));
        time.after(10, () -> note("first"));
        time.after(10, () -> note("second"));
        time.run();
        assertThat(happened).containsExactly("first at 10 for 0", "second at 10 for 0", "later at 20 for 0");
    }

    @Test
    void cause_isHandedDownToWhatFollows() {
        time.after(10, () -> {
            time.cause(4);
            time.after(5, () -> note("its"));
            time.cause(1);
        });
        time.after(12, () -> note("another's"));
        time.run();
        assertThat(happened).containsExactly("another's at 12 for 0", "its at 15 for 4");
    }

    @Test
    void clock_tellsTheSameTime() {
        Instant begin = time.clock().instant();
        time.after(1_500_000_000, () -> {});
        time.run();
        assertThat(time.clock().instant()).isEqualTo(begin.plusMillis(1500));
        assertThat(time.clock().millis()).isEqualTo(begin.toEpochMilli() + 1500);
    }

    @Test
    void alarms_goOffInThisTimeUnlessCancelled() {
        VirtualAlarms alarms = new VirtualAlarms(time);
        alarms.schedule(() -> note("alarm"), 2, TimeUnit.MICROSECONDS);
        alarms.schedule(() -> happened.add("with a value"), 3, TimeUnit.MICROSECONDS);
        ScheduledFuture<?> cancelled = alarms.schedule(() -> note("never"), 1, TimeUnit.MICROSECONDS);
        cancelled.cancel(false);
        assertThat(happened).isEmpty();
        time.run();
        assertThat(happened).containsExactly("alarm at 2000 for 0", "with a value");
    }
}
