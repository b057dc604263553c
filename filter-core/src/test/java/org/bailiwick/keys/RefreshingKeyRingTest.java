package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.TestKeys.fetched;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.keys.TestKeys.kid;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailiwick.event.Event;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.KeyEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyAnswer.Refused;
import org.bailiwick.keys.KeyAnswer.Unreachable;
import org.bailiwick.keys.KeyHealth.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ring as it is assembled, over a fake issuer, with time and chance in the test's hands. */
class RefreshingKeyRingTest {
    private static final KeyLifetimes LIFETIMES =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));
    private static final int REFRESH_AHEAD = 225; // 75 % of 5 min: chance is 0
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Refused UNKNOWN = new Refused(Reason.TOKEN_KEY_UNKNOWN);
    private static final Unreachable UNREACHABLE = new Unreachable(Reason.AUTHORITY_UNREACHABLE);
    private static final Unreachable UNBELIEVABLE = new Unreachable(Reason.AUTHORITY_ANSWER_INVALID);

    private final TestTicker ticker = new TestTicker();
    private final FakeOrigin origin = new FakeOrigin();
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private final KeyRing ring = ring(LIFETIMES);

    // Fresh

    @Test
    void firstQuestion_waitsForTheKeys() {
        origin.isSilent();

        CompletionStage<KeyAnswer> answer = find("a");

        assertThat(answer.toCompletableFuture()).isNotDone();
        origin.speaks(fetched("a"));
        assertThat(join(answer)).isEqualTo(new Found(key("a")));
    }

    @Test
    void freshKeys_answerWithoutAsking() {
        publishAndFetch("a", "b");

        for (int second = 1; second < REFRESH_AHEAD; second++) {
            ticker.advanceSeconds(1);
            assertThat(now("a")).isEqualTo(new Found(key("a")));
            assertThat(now("b")).isEqualTo(new Found(key("b")));
            assertThat(ring.holds(key("a"))).isTrue();
        }

        assertThat(origin.attempts()).isEqualTo(1);
    }

    @Test
    void warmUp_fetchesInTheBackgroundAndAQuestionMeanwhileJoinsIt() {
        origin.isSilent();
        ring.warmUp();

        CompletionStage<KeyAnswer> answer = find("a");
        origin.speaks(fetched("a"));

        assertThat(join(answer)).isEqualTo(new Found(key("a")));
        assertThat(origin.attempts()).isEqualTo(1);
    }

    @Test
    void emptyKeySet_isBelieved() {
        publishAndFetch("a");
        origin.publishes();

        ticker.advanceSeconds(301);

        assertThat(now("a")).isEqualTo(UNKNOWN);
        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(ring.health().state()).isEqualTo(State.FRESH);
        assertThat(ring.health().keys()).isZero();
    }

    // Refresh ahead

    @Test
    void ageingKeys_areFetchedAgainInTheBackgroundOnceAndNobodyWaits() {
        publishAndFetch("a");
        origin.isSilent();
        ticker.advanceSeconds(REFRESH_AHEAD);

        for (int reader = 0; reader < 100; reader++) {
            assertThat(find("a").toCompletableFuture()).isCompletedWithValue(new Found(key("a")));
            assertThat(ring.holds(key("a"))).isTrue();
        }

        assertThat(origin.attempts()).isEqualTo(2);
        origin.speaks(fetched("b"));
        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(now("b")).isEqualTo(new Found(key("b")));
    }

    @Test
    void holdsAlone_refreshesAheadToo() {
        publishAndFetch("a");
        ticker.advanceSeconds(REFRESH_AHEAD);

        assertThat(ring.holds(key("a"))).isTrue();

        assertThat(origin.attempts()).isEqualTo(2);
        assertThat(ring.health().age()).hasValue(Duration.ZERO);
    }

    @Test
    void chance_movesTheRefreshBetweenThreeQuartersAndNineTenths() {
        KeyRing late = ring(LIFETIMES, 0.999_999);
        origin.publishes("a");
        join(late.find(kid("a"), SignatureAlgorithm.ES256));

        ticker.advanceSeconds(269);
        late.holds(key("a"));
        assertThat(origin.attempts()).isEqualTo(1);

        ticker.advanceSeconds(1);
        late.holds(key("a"));
        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void ageCounts_fromTheQuestionAndNotFromTheAnswer() {
        origin.isSilent();
        CompletionStage<KeyAnswer> answer = find("a");
        ticker.advanceSeconds(2);
        origin.speaks(fetched("a"));
        join(answer);

        assertThat(ring.health().age()).hasValue(Duration.ofSeconds(2));
    }

    // Due

    @Test
    void keysPastTheirTime_areNotUsedUntilTheIssuerWasAsked() {
        publishAndFetch("a");
        origin.isSilent();
        ticker.advanceSeconds(300);

        assertThat(ring.holds(key("a"))).isFalse();
        CompletionStage<KeyAnswer> answer = find("a");

        assertThat(answer.toCompletableFuture()).isNotDone();
        origin.speaks(fetched("b"));
        assertThat(join(answer)).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("P6: a key withdrawn from the JWKS is refused 330 s later, on first use")
    void withdrawnKey_isRefusedOnFirstUseAfterItsTime() {
        publishAndFetch("a", "b");
        origin.publishes("b");

        ticker.advanceSeconds(330);

        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(now("a")).isEqualTo(UNKNOWN);
        assertThat(now("b")).isEqualTo(new Found(key("b")));
        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void keyReplacedUnderTheSameKid_isNotHeldAnyMore() {
        publishAndFetch("a");
        VerificationKey other = key("a", SignatureAlgorithm.ES384);
        origin.answers(new KeyFetch.Fetched(new KeySet(List.of(other), List.of())));

        ticker.advanceSeconds(301);

        assertThat(now("a")).isEqualTo(new Found(other));
        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(ring.holds(other)).isTrue();
    }

    @Test
    void thousandQuestionsAtOnce_causeOneFetch() throws Exception {
        origin.publishes("a");
        for (int round = 0; round < 20; round++) {
            int before = origin.attempts();
            ticker.advanceSeconds(301);

            assertThat(concurrently(1000, number -> find("a"))).allMatch(new Found(key("a"))::equals);

            assertThat(origin.attempts()).isEqualTo(before + 1);
        }
    }

    @Test
    void thousandQuestionsDuringAFetch_shareIt() {
        origin.isSilent();
        List<CompletionStage<KeyAnswer>> answers = new ArrayList<>();
        for (int question = 0; question < 1000; question++) {
            answers.add(find("a"));
        }

        origin.speaks(fetched("a"));

        assertThat(answers).allSatisfy(answer -> assertThat(join(answer)).isEqualTo(new Found(key("a"))));
        assertThat(origin.attempts()).isEqualTo(1);
    }

    @Test
    void callerThatCompletesItsFuture_answersForNobodyElse() {
        origin.isSilent();
        CompletionStage<KeyAnswer> first = find("a");
        CompletionStage<KeyAnswer> second = find("a");

        first.toCompletableFuture().complete(new Found(key("forged")));
        origin.speaks(fetched("a"));

        assertThat(join(first)).isEqualTo(new Found(key("a")));
        assertThat(join(second)).isEqualTo(new Found(key("a")));
    }

    // Outage

    @Test
    void outage_whileKeysAreKept_failsNoQuestionAndAsksSeldom() {
        publishAndFetch("a");
        origin.isDown();

        for (int question = 0; question < 10_000; question++) { // every 8 s, 22 hours in all
            ticker.advanceSeconds(8);
            assertThat(now("a")).isEqualTo(new Found(key("a")));
            assertThat(find("a").toCompletableFuture()).isDone();
        }

        int rests = 10_000 * 8 / (int) PacedKeySource.LONGEST.toSeconds();
        assertThat(origin.attempts()).isBetween(rests / 2, rests * 4 / 3 + 10);
        assertThat(ring.health().state()).isEqualTo(State.STALE);
    }

    @Test
    void burstDuringAnOutage_causesOneAttemptPerRest() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(301);

        for (int question = 0; question < 10_000; question++) {
            assertThat(now("a")).isEqualTo(new Found(key("a")));
            assertThat(ring.holds(key("a"))).isTrue();
        }

        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void attemptsDuringAnOutage_holdUpNobody() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(301);
        now("a");
        origin.isSilent();
        ticker.advanceSeconds(31);

        assertThat(find("a").toCompletableFuture()).isCompletedWithValue(new Found(key("a")));
        assertThat(ring.holds(key("a"))).isTrue();
        assertThat(origin.attempts()).isEqualTo(3);
    }

    @Test
    void issuerThatComesBack_isBelievedAtTheNextAttempt() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(301);
        now("a");
        origin.publishes("b");

        ticker.advanceSeconds(31);
        ring.holds(key("a")); // begins the attempt

        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(now("b")).isEqualTo(new Found(key("b")));
        assertThat(ring.health())
                .isEqualTo(new KeyHealth("home", State.FRESH, 1, Optional.of(Duration.ZERO), Optional.empty()));
    }

    @Test
    void failureLongAgo_isNoOutage_soThatAWithdrawnKeyDoesNotLiveOnIt() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(REFRESH_AHEAD);
        now("a");
        origin.isSilent();

        ticker.advanceSeconds(3600); // nobody came meanwhile

        assertThat(ring.holds(key("a"))).isFalse();
        CompletionStage<KeyAnswer> answer = find("a");
        assertThat(answer.toCompletableFuture()).isNotDone();
        origin.speaks(fetched("b"));
        assertThat(join(answer)).isEqualTo(UNKNOWN);
    }

    @Test
    void keysKeptTooLong_areUsedNoMore() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(now("a")).isEqualTo(new Found(key("a")));

        ticker.advanceSeconds(1);

        assertThat(ring.holds(key("a"))).isFalse();
        assertThat(now("a")).isEqualTo(UNREACHABLE);
        assertThat(ring.health().state()).isEqualTo(State.ABSENT);
        assertThat(ring.health().keys()).isZero();
    }

    @Test
    void unbelievableAnswer_neverReplacesGoodKeys() {
        publishAndFetch("a");
        origin.answers(new KeyFetch.Invalid("issuer: another"));
        ticker.advanceSeconds(301);

        assertThat(now("a")).isEqualTo(new Found(key("a")));
        assertThat(ring.health().state()).isEqualTo(State.STALE);
        assertThat(ring.health().lastFailure()).hasValue("invalid: issuer: another");
        assertThat(outcomes()).containsExactly(Outcome.REFRESHED, Outcome.INVALID);
    }

    @Test
    void noKeysYet_saysWhyThereAreNone() {
        origin.isDown();
        assertThat(now("a")).isEqualTo(UNREACHABLE);

        origin.answers(new KeyFetch.Invalid("not JSON"));
        ticker.advanceSeconds(2);
        assertThat(now("a")).isEqualTo(UNBELIEVABLE);

        origin.answers(new KeyFetch.Unreachable("full", Reason.AUTHORITY_BUSY));
        ticker.advanceSeconds(3);
        assertThat(now("a")).isEqualTo(new Unreachable(Reason.AUTHORITY_BUSY));
    }

    @Test
    void noKeysYet_failuresAreRepeatedForALittleWhileWithoutAsking() {
        origin.isDown();
        for (int question = 0; question < 100; question++) {
            assertThat(now("a")).isEqualTo(UNREACHABLE);
        }
        assertThat(origin.attempts()).isEqualTo(1);

        origin.publishes("a");
        ticker.advanceSeconds(1);

        assertThat(now("a")).isEqualTo(new Found(key("a")));
    }

    // Unknown kid

    @Test
    @DisplayName("P1: 200 tokens with strangers' kids cause at most one refetch per gap")
    void strangersKids_causeAtMostOneRefetchPerGap() throws Exception {
        publishAndFetch("a");
        ticker.advanceSeconds(100);

        for (int storm = 1; storm <= 3; storm++) {
            assertThat(concurrently(200, number -> find("stranger-" + number))).allMatch(UNKNOWN::equals);
            assertThat(origin.attempts()).isEqualTo(1 + storm);
            ticker.advanceSeconds(31);
        }
    }

    @Test
    void unknownKid_withKeysYoungerThanTheGap_isRefusedWithoutAsking() {
        publishAndFetch("a");
        ticker.advanceSeconds(29);

        assertThat(now("x")).isEqualTo(UNKNOWN);
        assertThat(origin.attempts()).isEqualTo(1);
    }

    @Test
    void unknownKid_thatTheIssuerHasPublishedSince_isFoundByAskingAgain() {
        publishAndFetch("a");
        origin.publishes("a", "new");
        ticker.advanceSeconds(30);

        assertThat(now("new")).isEqualTo(new Found(key("new")));
        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void unknownKid_whoseRefetchFails_isUndecidedAndSoIsTheNextWithinTheGapWithoutAsking() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(100);
        assertThat(now("x")).isEqualTo(UNREACHABLE);

        ticker.advanceSeconds(29);
        assertThat(now("x")).isEqualTo(UNREACHABLE);
        assertThat(now("y")).isEqualTo(UNREACHABLE);
        assertThat(now("a")).isEqualTo(new Found(key("a")));
        assertThat(origin.attempts()).isEqualTo(2);

        origin.publishes("a", "x");
        ticker.advanceSeconds(1);
        assertThat(now("x")).isEqualTo(new Found(key("x")));
    }

    @Test
    void unknownKid_whoseRefetchCannotBeBelieved_isUndecided() {
        publishAndFetch("a");
        origin.answers(new KeyFetch.Invalid("not JSON"));
        ticker.advanceSeconds(100);

        assertThat(now("x")).isEqualTo(UNBELIEVABLE);
        assertThat(now("a")).isEqualTo(new Found(key("a")));
    }

    @Test
    void unknownKidDuringAnOutage_isUndecided() {
        publishAndFetch("a");
        origin.isDown();
        ticker.advanceSeconds(301);

        assertThat(now("x")).isEqualTo(UNREACHABLE);
        assertThat(now("a")).isEqualTo(new Found(key("a")));
        assertThat(now("x")).isEqualTo(UNREACHABLE);
    }

    // No kid

    @Test
    void noKid_meansTheOnlyKeyThatFits() {
        VerificationKey rsa = key("rsa", SignatureAlgorithm.RS256);
        origin.answers(new KeyFetch.Fetched(new KeySet(List.of(key("ec"), rsa), List.of())));

        assertThat(join(ring.find(Optional.empty(), SignatureAlgorithm.RS256))).isEqualTo(new Found(rsa));
    }

    @Test
    void noKid_amongSeveralKeysThatFit_isAmbiguous() {
        publishAndFetch("a", "b");

        assertThat(join(ring.find(Optional.empty(), SignatureAlgorithm.ES256)))
                .isEqualTo(new Refused(Reason.TOKEN_KEY_AMBIGUOUS));
    }

    @Test
    void noKid_andNoKeyThatFits_isLikeAnUnknownKid() {
        publishAndFetch("a");
        assertThat(join(ring.find(Optional.empty(), SignatureAlgorithm.RS256))).isEqualTo(UNKNOWN);
        assertThat(origin.attempts()).isEqualTo(1);

        ticker.advanceSeconds(30);
        assertThat(join(ring.find(Optional.empty(), SignatureAlgorithm.RS256))).isEqualTo(UNKNOWN);
        assertThat(origin.attempts()).isEqualTo(2);
    }

    // Health, events, bugs

    @Test
    void health_tellsStateKeysAgeAndFailure() {
        assertThat(ring.health()).isEqualTo(new KeyHealth("home", State.ABSENT, 0, Optional.empty(), Optional.empty()));

        publishAndFetch("a", "b");
        ticker.advanceSeconds(10);
        assertThat(ring.health())
                .isEqualTo(
                        new KeyHealth("home", State.FRESH, 2, Optional.of(Duration.ofSeconds(10)), Optional.empty()));

        origin.isDown();
        ticker.advanceSeconds(300);
        now("a");
        assertThat(ring.health())
                .isEqualTo(new KeyHealth(
                        "home",
                        State.STALE,
                        2,
                        Optional.of(Duration.ofSeconds(310)),
                        Optional.of("unreachable: connection refused")));
    }

    @Test
    void everyAttempt_endsInOneEvent() {
        origin.isSilent();
        CompletionStage<KeyAnswer> answer = find("a");
        find("b");
        ticker.advance(Duration.ofMillis(70));
        origin.speaks(new KeyFetch.Fetched(new KeySet(List.of(key("a")), List.of("kid \"w\": 1024 bits"))));
        join(answer);

        assertThat(events)
                .containsExactly(new KeyEvent(
                        NOW,
                        "home",
                        Outcome.REFRESHED,
                        "usable keys: 1; left out: 1: kid \"w\": 1024 bits",
                        Duration.ofMillis(70)));
    }

    @Test
    void bugInTheSource_isUndecidedReportedAndSurvived() {
        KeyRing broken = rings(0, event -> events.add(event)).refreshing("home", new BrokenOnce(), LIFETIMES);

        assertThat(join(broken.find(kid("a"), SignatureAlgorithm.ES256)))
                .isEqualTo(new Unreachable(Reason.INTERNAL_ERROR));
        assertThat(outcomes()).containsExactly(Outcome.UNREACHABLE);
        assertThat(broken.health().lastFailure()).hasValue("unreachable: a bug: IllegalStateException");

        ticker.advanceSeconds(1);
        assertThat(join(broken.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
    }

    @Test
    void bugInTheEventSink_losesNoKeys() {
        KeyRing unheard = rings(0, event -> {
                    throw new IllegalStateException("bug");
                })
                .refreshing("home", origin, LIFETIMES);
        origin.publishes("a");

        assertThat(join(unheard.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
    }

    @Test
    void hangingIssuer_holdsUpNoOtherRing() {
        FakeOrigin sick = new FakeOrigin();
        sick.isSilent();
        KeyRings rings = rings(0, events::add);
        KeyRing sickRing = rings.refreshing("sick", sick, LIFETIMES);
        KeyRing wellRing = rings.refreshing("well", origin, LIFETIMES);
        origin.publishes("a");

        CompletionStage<KeyAnswer> waiting = sickRing.find(kid("a"), SignatureAlgorithm.ES256);

        assertThat(join(wellRing.find(kid("a"), SignatureAlgorithm.ES256))).isEqualTo(new Found(key("a")));
        assertThat(waiting.toCompletableFuture()).isNotDone();
    }

    private KeyRing ring(KeyLifetimes lifetimes) {
        return ring(lifetimes, 0);
    }

    private KeyRing ring(KeyLifetimes lifetimes, double chance) {
        return rings(chance, events::add).refreshing("home", origin, lifetimes);
    }

    private KeyRings rings(double chance, org.bailiwick.event.EventSink sink) {
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

    private void publishAndFetch(String... kids) {
        origin.publishes(kids);
        ring.warmUp();
    }

    private CompletionStage<KeyAnswer> find(String kid) {
        return ring.find(kid(kid), SignatureAlgorithm.ES256);
    }

    private KeyAnswer now(String kid) {
        return join(find(kid));
    }

    private List<Outcome> outcomes() {
        return events.stream().map(event -> ((KeyEvent) event).outcome()).toList();
    }

    /** The answers to as many questions, asked by several threads that start together. */
    private static List<KeyAnswer> concurrently(
            int questions, java.util.function.IntFunction<CompletionStage<KeyAnswer>> ask) throws Exception {
        int threads = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<KeyAnswer>>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int first = part;
                parts.add(pool.submit(() -> {
                    start.await();
                    List<KeyAnswer> answers = new ArrayList<>();
                    for (int number = first; number < questions; number += threads) {
                        answers.add(join(ask.apply(number)));
                    }
                    return answers;
                }));
            }
            start.countDown();
            List<KeyAnswer> all = new ArrayList<>();
            for (Future<List<KeyAnswer>> part : parts) {
                all.addAll(part.get());
            }
            assertThat(all).hasSize(questions);
            return all;
        } finally {
            pool.shutdown();
        }
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
