package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.RingUnderTest.LIFETIMES;
import static org.bailiwick.keys.RingUnderTest.NOW;
import static org.bailiwick.keys.TestKeys.fetched;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.keys.TestKeys.kid;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.KeyEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyAnswer.Unreachable;
import org.bailiwick.keys.KeyHealth.State;
import org.junit.jupiter.api.Test;

/** What the ring tells of itself, and what becomes of bugs around it. */
class RefreshingKeyRingReportTest {
    private final RingUnderTest it = new RingUnderTest();

    @Test
    void health_tellsStateKeysAgeAndFailure() {
        assertThat(it.ring.health())
                .isEqualTo(new KeyHealth("home", State.ABSENT, 0, Optional.empty(), Optional.empty()));

        it.publishAndFetch("a", "b");
        it.ticker.advanceSeconds(10);
        assertThat(it.ring.health())
                .isEqualTo(
                        new KeyHealth("home", State.FRESH, 2, Optional.of(Duration.ofSeconds(10)), Optional.empty()));

        it.origin.isDown();
        it.ticker.advanceSeconds(300);
        it.now("a");
        assertThat(it.ring.health())
                .isEqualTo(new KeyHealth(
                        "home",
                        State.STALE,
                        2,
                        Optional.of(Duration.ofSeconds(310)),
                        Optional.of("unreachable: connection refused")));
    }

    @Test
    void everyAttempt_endsInOneEvent() {
        it.origin.isSilent();
        CompletionStage<KeyAnswer> answer = it.find("a");
        it.find("b");
        it.ticker.advance(Duration.ofMillis(70));
        it.origin.speaks(new KeyFetch.Fetched(new KeySet(List.of(key("a")), List.of("kid \"w\": 1024 bits"))));
        join(answer);

        assertThat(it.events)
                .containsExactly(new KeyEvent(
                        NOW,
                        "home",
                        Outcome.REFRESHED,
                        "usable keys: 1; left out: 1: kid \"w\": 1024 bits",
                        Duration.ofMillis(70)));
    }

    @Test
    void bugInTheSource_isUndecidedReportedAndSurvived() {
        KeyRing broken = it.rings(0, it.events::add).refreshing("home", new BrokenOnce(), LIFETIMES);

        assertThat(join(broken.find(kid("a"), SignatureAlgorithm.ES256)))
                .isEqualTo(new Unreachable(Reason.INTERNAL_ERROR));
        assertThat(it.outcomes()).containsExactly(Outcome.UNREACHABLE);
        assertThat(broken.health().lastFailure()).hasValue("unreachable: a bug: IllegalStateException");

        it.ticker.advanceSeconds(1);
        assertThat(join(broken.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
    }

    @Test
    void bugInTheEventSink_losesNoKeys() {
        KeyRing unheard = it.rings(0, event -> {
                    throw new IllegalStateException("bug");
                })
                .refreshing("home", it.origin, LIFETIMES);
        it.origin.publishes("a");

        assertThat(join(unheard.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
    }

    @Test
    void hangingIssuer_holdsUpNoOtherRing() {
        FakeOrigin sick = new FakeOrigin();
        sick.isSilent();
        KeyRings rings = it.rings(0, it.events::add);
        KeyRing sickRing = rings.refreshing("sick", sick, LIFETIMES);
        KeyRing wellRing = rings.refreshing("well", it.origin, LIFETIMES);
        it.origin.publishes("a");

        CompletionStage<KeyAnswer> waiting = sickRing.find(kid("a"), SignatureAlgorithm.ES256);

        assertThat(join(wellRing.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
        assertThat(waiting.toCompletableFuture()).isNotDone();
    }

    /** Throws the first time, and answers ever after. */
    private static final class BrokenOnce implements KeySource {
        private boolean mended;

        @Override
        public CompletionStage<KeyFetch> fetch() {
            if (!mended) {
                mended = true;
                throw new IllegalStateException("bug");
            }
            return CompletableFuture.completedStage(fetched("a"));
        }
    }
}
