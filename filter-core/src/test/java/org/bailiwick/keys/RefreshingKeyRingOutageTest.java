package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.RingUnderTest.REFRESH_AHEAD;
import static org.bailiwick.keys.RingUnderTest.UNBELIEVABLE;
import static org.bailiwick.keys.RingUnderTest.UNKNOWN;
import static org.bailiwick.keys.RingUnderTest.UNREACHABLE;
import static org.bailiwick.keys.TestKeys.fetched;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.KeyEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyAnswer.Unreachable;
import org.bailiwick.keys.KeyHealth.State;
import org.junit.jupiter.api.Test;

/** Keys whose issuer cannot be asked, or cannot be believed. */
class RefreshingKeyRingOutageTest {
    private final RingUnderTest it = new RingUnderTest();

    @Test
    void outage_whileKeysAreKept_failsNoQuestionAndAsksSeldom() {
        it.publishAndFetch("a");
        it.origin.isDown();

        for (int question = 0; question < 10_000; question++) { // every 8 s, 22 hours in all
            it.ticker.advanceSeconds(8);
            assertThat(it.now("a")).isEqualTo(new Found(key("a")));
            assertThat(it.find("a").toCompletableFuture()).isDone();
        }

        int rests = 10_000 * 8 / (int) PacedKeySource.LONGEST.toSeconds();
        assertThat(it.origin.attempts()).isBetween(rests / 2, rests * 4 / 3 + 10);
        assertThat(it.ring.health().state()).isEqualTo(State.STALE);
    }

    @Test
    void burstDuringAnOutage_causesOneAttemptPerRest() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(301);

        for (int question = 0; question < 10_000; question++) {
            assertThat(it.now("a")).isEqualTo(new Found(key("a")));
            assertThat(it.ring.holds(key("a"))).isTrue();
        }

        assertThat(it.origin.attempts()).isEqualTo(2);
    }

    @Test
    void attemptsDuringAnOutage_holdUpNobody() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(301);
        it.now("a");
        it.origin.isSilent();
        it.ticker.advanceSeconds(31);

        assertThat(it.find("a").toCompletableFuture()).isCompletedWithValue(new Found(key("a")));
        assertThat(it.ring.holds(key("a"))).isTrue();
        assertThat(it.origin.attempts()).isEqualTo(3);
    }

    @Test
    void issuerThatComesBack_isBelievedAtTheNextAttempt() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(301);
        it.now("a");
        it.origin.publishes("b");

        it.ticker.advanceSeconds(31);
        it.ring.holds(key("a")); // begins the attempt

        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.now("b")).isEqualTo(new Found(key("b")));
        assertThat(it.ring.health())
                .isEqualTo(new KeyHealth("home", State.FRESH, 1, Optional.of(Duration.ZERO), Optional.empty()));
    }

    @Test
    void failureLongAgo_isNoOutage_soThatAWithdrawnKeyDoesNotLiveOnIt() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(REFRESH_AHEAD);
        it.now("a");
        it.origin.isSilent();

        it.ticker.advanceSeconds(3600); // nobody came meanwhile

        assertThat(it.ring.holds(key("a"))).isFalse();
        CompletionStage<KeyAnswer> answer = it.find("a");
        assertThat(answer.toCompletableFuture()).isNotDone();
        it.origin.speaks(fetched("b"));
        assertThat(join(answer)).isEqualTo(UNKNOWN);
    }

    @Test
    void keysKeptTooLong_areUsedNoMore() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(it.now("a")).isEqualTo(new Found(key("a")));

        it.ticker.advanceSeconds(1);

        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.now("a")).isEqualTo(UNREACHABLE);
        assertThat(it.ring.health().state()).isEqualTo(State.ABSENT);
        assertThat(it.ring.health().keys()).isZero();
    }

    @Test
    void unbelievableAnswer_neverReplacesGoodKeys() {
        it.publishAndFetch("a");
        it.origin.answers(new KeyFetch.Invalid("issuer: another"));
        it.ticker.advanceSeconds(301);

        assertThat(it.now("a")).isEqualTo(new Found(key("a")));
        assertThat(it.ring.health().state()).isEqualTo(State.STALE);
        assertThat(it.ring.health().lastFailure()).hasValue("invalid: issuer: another");
        assertThat(it.outcomes()).containsExactly(Outcome.REFRESHED, Outcome.INVALID);
    }

    @Test
    void noKeysYet_saysWhyThereAreNone() {
        it.origin.isDown();
        assertThat(it.now("a")).isEqualTo(UNREACHABLE);

        it.origin.answers(new KeyFetch.Invalid("not JSON"));
        it.ticker.advanceSeconds(2);
        assertThat(it.now("a")).isEqualTo(UNBELIEVABLE);

        it.origin.answers(new KeyFetch.Unreachable("full", Reason.AUTHORITY_BUSY));
        it.ticker.advanceSeconds(3);
        assertThat(it.now("a")).isEqualTo(new Unreachable(Reason.AUTHORITY_BUSY));
    }

    @Test
    void noKeysYet_failuresAreRepeatedForALittleWhileWithoutAsking() {
        it.origin.isDown();
        for (int question = 0; question < 100; question++) {
            assertThat(it.now("a")).isEqualTo(UNREACHABLE);
        }
        assertThat(it.origin.attempts()).isEqualTo(1);

        it.origin.publishes("a");
        it.ticker.advanceSeconds(1);

        assertThat(it.now("a")).isEqualTo(new Found(key("a")));
    }
}
