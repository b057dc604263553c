package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.keys.TestClock;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RememberingIntrospectorTest {
    private static final long BYTES = 1_000_000;
    private static final IntrospectionQuestion QUESTION = IntrospectionQuestion.about("tok");

    private final TestClock clock = new TestClock();
    private final FakeIntrospector authority = new FakeIntrospector();
    private final DomainUnderTest domain = DomainUnderTest.alone();

    private RememberingIntrospector remembering() {
        return new RememberingIntrospector(authority, domain.settings(), clock, BYTES, BYTES);
    }

    private static Active active(Optional<Duration> mayBeKept) {
        return new Active(Claims.of(Map.of("active", true, "sub", "alice")), mayBeKept);
    }

    private static Active endingIn(long seconds) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("exp", TestClock.NOW.getEpochSecond() + seconds);
        return new Active(Claims.of(members), Optional.empty());
    }

    /** For how many seconds an answer is given without asking again. */
    private long keptFor(IntrospectionAnswer answer) {
        RememberingIntrospector introspector = remembering();
        authority.answers(answer);
        int before = authority.count();
        long seconds = -1;
        join(introspector.ask(QUESTION));
        while (authority.count() == before + 1 && seconds < 10_000) {
            seconds++;
            join(introspector.ask(QUESTION));
            clock.advance(Duration.ofSeconds(1));
        }
        clock.advance(Duration.between(clock.instant(), TestClock.NOW));
        return seconds;
    }

    @Test // IN-8, TBF-6
    void activeToken_isRememberedAsLongAsConfigured() {
        assertThat(keptFor(active(Optional.empty()))).isEqualTo(60);
    }

    @Test // IN-7, TBF-6
    void activeToken_isNotRememberedBeyondItsEndLessLeeway() {
        assertThat(keptFor(endingIn(50))).isEqualTo(20);
        assertThat(keptFor(endingIn(600))).isEqualTo(60);
        assertThat(keptFor(endingIn(30))).isZero();
        assertThat(keptFor(endingIn(-5))).isZero();
    }

    @Test // TBF-6
    void inactiveToken_isRememberedForAShortWhile() {
        assertThat(keptFor(new Inactive(Optional.empty()))).isEqualTo(5);
    }

    @Test // TBF-6
    void tokenThatWasActiveBefore_isRememberedAsInactiveAllTheSame() {
        RememberingIntrospector introspector = remembering();
        authority.answers(active(Optional.empty()));
        join(introspector.ask(QUESTION));
        clock.advance(Duration.ofSeconds(60));
        authority.answers(new Inactive(Optional.empty()));
        join(introspector.ask(QUESTION));

        clock.advance(Duration.ofSeconds(4));
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Inactive.class);
        assertThat(authority.count()).isEqualTo(2);
    }

    @Test // TBF-6
    void cacheControl_shortensAndNeverLengthens() {
        assertThat(keptFor(active(Optional.of(Duration.ofSeconds(7))))).isEqualTo(7);
        assertThat(keptFor(active(Optional.of(Duration.ofHours(1))))).isEqualTo(60);
        assertThat(keptFor(active(Optional.of(Duration.ZERO)))).isZero();
        assertThat(keptFor(new Inactive(Optional.of(Duration.ofSeconds(2))))).isEqualTo(2);
        assertThat(keptFor(new Inactive(Optional.of(Duration.ofHours(1))))).isEqualTo(5);
    }

    @Test // TBF-6
    void cacheControlThatDoesNotCount_isIgnored() {
        domain.cache = new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false);
        assertThat(keptFor(active(Optional.of(Duration.ZERO)))).isEqualTo(60);
        assertThat(keptFor(new Inactive(Optional.of(Duration.ZERO)))).isEqualTo(5);
    }

    @ParameterizedTest // TBF-9
    @EnumSource(Failure.class)
    void failure_isNotRemembered(Failure failure) {
        assertThat(keptFor(new Failed(failure, ""))).isZero();
    }

    @Test
    void rememberedAnswer_saysHowLongItMayStillBeKept() {
        RememberingIntrospector introspector = remembering();
        authority.answers(active(Optional.empty()));
        assertThat(join(introspector.ask(QUESTION))).isEqualTo(active(Optional.empty()));

        clock.advance(Duration.ofSeconds(20));
        assertThat(join(introspector.ask(QUESTION))).isEqualTo(active(Optional.of(Duration.ofSeconds(40))));
    }

    @Test // IN-6, TBF-6
    void otherQuestionAboutTheSameToken_isAskedItself() {
        RememberingIntrospector introspector = remembering();
        authority.answers(active(Optional.empty()));
        join(introspector.ask(QUESTION));
        join(introspector.ask(new IntrospectionQuestion(
                "tok", Optional.of(new Issuer("https://as1")), Optional.empty(), List.of(), Optional.empty())));
        join(introspector.ask(new IntrospectionQuestion(
                "tok", Optional.empty(), Optional.of("https://rs"), List.of(), Optional.empty())));
        join(introspector.ask(new IntrospectionQuestion(
                "tok", Optional.empty(), Optional.empty(), List.of(new Issuer("https://as1")), Optional.empty())));
        assertThat(authority.count()).isEqualTo(4);
    }

    @Test
    void tenThousandAtOnce_causeOneCall() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<IntrospectionAnswer> answer = new CompletableFuture<>();
        RememberingIntrospector introspector = new RememberingIntrospector(
                question -> {
                    calls.incrementAndGet();
                    return answer;
                },
                domain.settings(),
                clock,
                BYTES,
                BYTES);
        int threads = 8;
        int each = 10_000 / threads;
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch half = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                parts.add(pool.submit(() -> {
                    start.await();
                    List<CompletableFuture<IntrospectionAnswer>> waiting = new ArrayList<>();
                    for (int number = 0; number < each; number++) {
                        if (number == each / 2) {
                            half.countDown(); // the answer comes while the other half is asking
                        }
                        waiting.add(introspector.ask(QUESTION).toCompletableFuture());
                    }
                    return (int) waiting.stream()
                            .filter(one -> join(one) instanceof Active)
                            .count();
                }));
            }
            start.countDown();
            half.await();
            answer.complete(active(Optional.empty()));
            int answered = 0;
            for (Future<Integer> part : parts) {
                answered += part.get();
            }
            assertThat(answered).isEqualTo(10_000);
        } finally {
            pool.shutdown();
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void whoWaits_cannotAnswerForTheAuthority() {
        RememberingIntrospector introspector = remembering();
        authority.isSilent();
        var first = introspector.ask(QUESTION);
        var second = introspector.ask(QUESTION);
        first.toCompletableFuture().complete(active(Optional.empty()));

        authority.speaks(new Inactive(Optional.empty()));
        assertThat(join(second)).isInstanceOf(Inactive.class);
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Inactive.class);
    }

    @Test
    void tokensThatNobodyKnows_pushOutNoneThatIsGood() {
        RememberingIntrospector introspector =
                new RememberingIntrospector(authority, domain.settings(), clock, 10_000, 10_000);
        authority.answers(active(Optional.empty()));
        join(introspector.ask(QUESTION));
        authority.answers(new Inactive(Optional.empty()));
        for (int number = 0; number < 1_000; number++) {
            join(introspector.ask(IntrospectionQuestion.about("rubbish-" + number)));
        }

        int before = authority.count();
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Active.class);
        assertThat(authority.count()).isEqualTo(before);
        assertThat(introspector.figures())
                .extracting(Figures::cache)
                .containsExactly("active.partner", "inactive.partner");
        assertThat(introspector.figures())
                .allSatisfy(figures -> assertThat(figures.bytes()).isLessThanOrEqualTo(10_000));
    }

    @Test
    void whatIsForgotten_isAskedAnew() {
        RememberingIntrospector introspector = remembering();
        authority.answers(active(Optional.empty()));
        join(introspector.ask(QUESTION));
        introspector.forgetAll();
        join(introspector.ask(QUESTION));
        assertThat(authority.count()).isEqualTo(2);
    }

    @Test
    void whatWasAskedBeforeAllWasForgotten_isNotRemembered() {
        RememberingIntrospector introspector = remembering();
        authority.isSilent();
        var early = introspector.ask(QUESTION);
        introspector.forgetAll();
        authority.speaks(active(Optional.empty()));
        assertThat(join(early)).isInstanceOf(Active.class);

        authority.answers(new Inactive(Optional.empty()));
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Inactive.class);
    }

    @Test
    void bugBelow_leavesNobodyWaiting() {
        RememberingIntrospector introspector = new RememberingIntrospector(
                question -> {
                    throw new IllegalStateException("a bug");
                },
                domain.settings(),
                clock,
                BYTES,
                BYTES);
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Failed.class);
        assertThat(join(introspector.ask(QUESTION))).isInstanceOf(Failed.class);
    }
}
