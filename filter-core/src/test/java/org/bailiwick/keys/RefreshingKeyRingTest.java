package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.RingUnderTest.LIFETIMES;
import static org.bailiwick.keys.RingUnderTest.REFRESH_AHEAD;
import static org.bailiwick.keys.RingUnderTest.UNKNOWN;
import static org.bailiwick.keys.TestKeys.fetched;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.keys.TestKeys.kid;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyHealth.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys that are fresh, refreshed ahead of time, or past their time. */
class RefreshingKeyRingTest {
    private final RingUnderTest it = new RingUnderTest();

    @Test
    void firstQuestion_waitsForTheKeys() {
        it.origin.isSilent();

        CompletionStage<KeyAnswer> answer = it.find("a");

        assertThat(answer.toCompletableFuture()).isNotDone();
        it.origin.speaks(fetched("a"));
        assertThat(join(answer)).isEqualTo(new Found(key("a")));
    }

    @Test
    void freshKeys_answerWithoutAsking() {
        it.publishAndFetch("a", "b");

        for (int second = 1; second < REFRESH_AHEAD; second++) {
            it.ticker.advanceSeconds(1);
            assertThat(it.now("a")).isEqualTo(new Found(key("a")));
            assertThat(it.now("b")).isEqualTo(new Found(key("b")));
            assertThat(it.ring.holds(key("a"))).isTrue();
        }

        assertThat(it.origin.attempts()).isEqualTo(1);
    }

    @Test
    void warmUp_fetchesInTheBackgroundAndAQuestionMeanwhileJoinsIt() {
        it.origin.isSilent();
        it.ring.warmUp();

        CompletionStage<KeyAnswer> answer = it.find("a");
        it.origin.speaks(fetched("a"));

        assertThat(join(answer)).isEqualTo(new Found(key("a")));
        assertThat(it.origin.attempts()).isEqualTo(1);
    }

    @Test
    void emptyKeySet_isBelieved() {
        it.publishAndFetch("a");
        it.origin.publishes();

        it.ticker.advanceSeconds(301);

        assertThat(it.now("a")).isEqualTo(UNKNOWN);
        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.ring.health().state()).isEqualTo(State.FRESH);
        assertThat(it.ring.health().keys()).isZero();
    }

    @Test
    void ageingKeys_areFetchedAgainInTheBackgroundOnceAndNobodyWaits() {
        it.publishAndFetch("a");
        it.origin.isSilent();
        it.ticker.advanceSeconds(REFRESH_AHEAD);

        for (int reader = 0; reader < 100; reader++) {
            assertThat(it.find("a").toCompletableFuture()).isCompletedWithValue(new Found(key("a")));
            assertThat(it.ring.holds(key("a"))).isTrue();
        }

        assertThat(it.origin.attempts()).isEqualTo(2);
        it.origin.speaks(fetched("b"));
        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.now("b")).isEqualTo(new Found(key("b")));
    }

    @Test
    void holdsAlone_refreshesAheadToo() {
        it.publishAndFetch("a");
        it.ticker.advanceSeconds(REFRESH_AHEAD);

        assertThat(it.ring.holds(key("a"))).isTrue();

        assertThat(it.origin.attempts()).isEqualTo(2);
        assertThat(it.ring.health().age()).hasValue(Duration.ZERO);
    }

    @Test
    void chance_movesTheRefreshBetweenThreeQuartersAndNineTenths() {
        KeyRing late = it.rings(0.999_999, it.events::add).refreshing("home", it.origin, LIFETIMES);
        it.origin.publishes("a");
        join(late.find(kid("a"), SignatureAlgorithm.ES256));

        it.ticker.advanceSeconds(269);
        late.holds(key("a"));
        assertThat(it.origin.attempts()).isEqualTo(1);

        it.ticker.advanceSeconds(1);
        late.holds(key("a"));
        assertThat(it.origin.attempts()).isEqualTo(2);
    }

    @Test
    void ageCounts_fromTheQuestionAndNotFromTheAnswer() {
        it.origin.isSilent();
        CompletionStage<KeyAnswer> answer = it.find("a");
        it.ticker.advanceSeconds(2);
        it.origin.speaks(fetched("a"));
        join(answer);

        assertThat(it.ring.health().age()).hasValue(Duration.ofSeconds(2));
    }

    @Test
    void keysPastTheirTime_areNotUsedUntilTheIssuerWasAsked() {
        it.publishAndFetch("a");
        it.origin.isSilent();
        it.ticker.advanceSeconds(300);

        assertThat(it.ring.holds(key("a"))).isFalse();
        CompletionStage<KeyAnswer> answer = it.find("a");

        assertThat(answer.toCompletableFuture()).isNotDone();
        it.origin.speaks(fetched("b"));
        assertThat(join(answer)).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("P6: a key withdrawn from the JWKS is refused 330 s later, on first use")
    void withdrawnKey_isRefusedOnFirstUseAfterItsTime() {
        it.publishAndFetch("a", "b");
        it.origin.publishes("b");

        it.ticker.advanceSeconds(330);

        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.now("a")).isEqualTo(UNKNOWN);
        assertThat(it.now("b")).isEqualTo(new Found(key("b")));
        assertThat(it.origin.attempts()).isEqualTo(2);
    }

    @Test
    void keyReplacedUnderTheSameKid_isNotHeldAnyMore() {
        it.publishAndFetch("a");
        VerificationKey other = key("a", SignatureAlgorithm.ES384);
        it.origin.answers(new KeyFetch.Fetched(new KeySet(List.of(other), List.of())));

        it.ticker.advanceSeconds(301);

        assertThat(it.now("a")).isEqualTo(new Found(other));
        assertThat(it.ring.holds(key("a"))).isFalse();
        assertThat(it.ring.holds(other)).isTrue();
    }

    @Test
    void thousandQuestionsAtOnce_causeOneFetch() throws Exception {
        it.origin.publishes("a");
        for (int round = 0; round < 20; round++) {
            int before = it.origin.attempts();
            it.ticker.advanceSeconds(301);

            assertThat(TestThreads.concurrently(1000, number -> it.find("a"))).allMatch(new Found(key("a"))::equals);

            assertThat(it.origin.attempts()).isEqualTo(before + 1);
        }
    }

    @Test
    void thousandQuestionsDuringAFetch_shareIt() {
        it.origin.isSilent();
        List<CompletionStage<KeyAnswer>> answers = new ArrayList<>();
        for (int question = 0; question < 1000; question++) {
            answers.add(it.find("a"));
        }

        it.origin.speaks(fetched("a"));

        assertThat(answers).allSatisfy(answer -> assertThat(join(answer)).isEqualTo(new Found(key("a"))));
        assertThat(it.origin.attempts()).isEqualTo(1);
    }

    @Test
    void callerThatCompletesItsFuture_answersForNobodyElse() {
        it.origin.isSilent();
        CompletionStage<KeyAnswer> first = it.find("a");
        CompletionStage<KeyAnswer> second = it.find("a");

        first.toCompletableFuture().complete(new Found(key("forged")));
        it.origin.speaks(fetched("a"));

        assertThat(join(first)).isEqualTo(new Found(key("a")));
        assertThat(join(second)).isEqualTo(new Found(key("a")));
    }
}
