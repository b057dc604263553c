package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.TestKeys.key;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every request with a known token asks {@link KeyRing#holds}: it must cost nearly nothing, in an outage as well. */
class HoldsCostTest {
    private static final int CALLS = 200_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final TestTicker ticker = new TestTicker();
    private final FakeOrigin origin = new FakeOrigin();
    private final VerificationKey key = key("a");
    private final KeyRing ring = new KeyRings(
                    question -> {
                        throw new AssertionError("no transport here");
                    },
                    TestKeys.READER,
                    event -> {},
                    Clock.systemUTC(),
                    ticker,
                    () -> 0)
            .refreshing(
                    "home",
                    origin,
                    new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)));

    @Test
    void holds_ofFreshKeys_allocatesNothing() {
        origin.publishes("a");
        ring.warmUp();

        assertThat(bytesPerCall()).isLessThan(1);
    }

    @Test
    void holds_whileARefreshIsInFlight_allocatesNothing() {
        origin.publishes("a");
        ring.warmUp();
        origin.isSilent();
        ticker.advanceSeconds(250);

        assertThat(bytesPerCall()).isLessThan(1);
        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void holds_duringAnOutage_allocatesNothing() {
        origin.publishes("a");
        ring.warmUp();
        origin.isDown();
        ticker.advanceSeconds(301);
        ring.find(key.id(), key.algorithm());

        assertThat(bytesPerCall()).isLessThan(1);
    }

    private double bytesPerCall() {
        long id = Thread.currentThread().getId();
        for (int call = 0; call < CALLS; call++) {
            assertHeld(ring.holds(key));
        }
        long before = THREADS.getThreadAllocatedBytes(id);
        for (int call = 0; call < CALLS; call++) {
            assertHeld(ring.holds(key));
        }
        return (THREADS.getThreadAllocatedBytes(id) - before) / (double) CALLS;
    }

    private static void assertHeld(boolean held) {
        if (!held) {
            throw new AssertionError("holds: false (expected: true)");
        }
    }
}
