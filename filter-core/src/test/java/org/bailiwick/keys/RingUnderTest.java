package org.bailiwick.keys;

import static org.bailiwick.keys.TestKeys.kid;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.KeyEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Refused;
import org.bailiwick.keys.KeyAnswer.Unreachable;

/** A ring as it is assembled, over a fake issuer, with time and chance in the test's hands. */
final class RingUnderTest {
    static final KeyLifetimes LIFETIMES =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));
    /** Seconds: 75 % of 5 min, since chance is 0. */
    static final int REFRESH_AHEAD = 225;

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Refused UNKNOWN = new Refused(Reason.TOKEN_KEY_UNKNOWN);
    static final Unreachable UNREACHABLE = new Unreachable(Reason.AUTHORITY_UNREACHABLE);
    static final Unreachable UNBELIEVABLE = new Unreachable(Reason.AUTHORITY_ANSWER_INVALID);

    final TestTicker ticker = new TestTicker();
    final FakeOrigin origin = new FakeOrigin();
    final Queue<Event> events = new ConcurrentLinkedQueue<>();
    final KeyRing ring = rings(0, events::add).refreshing("home", origin, LIFETIMES);

    KeyRings rings(double chance, EventSink sink) {
        return new KeyRings(
                question -> {
                    throw new AssertionError("no transport here");
                },
                TestKeys.READER,
                sink,
                Clock.fixed(NOW, ZoneOffset.UTC),
                ticker,
                () -> chance);
    }

    void publishAndFetch(String... kids) {
        origin.publishes(kids);
        ring.warmUp();
    }

    CompletionStage<KeyAnswer> find(String kid) {
        return ring.find(kid(kid), SignatureAlgorithm.ES256);
    }

    KeyAnswer now(String kid) {
        return join(find(kid));
    }

    List<Outcome> outcomes() {
        return events.stream().map(event -> ((KeyEvent) event).outcome()).toList();
    }
}
