package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.domain.TestDomains.NOTHING_YET;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bailiwick.credential.Credential;
import org.bailiwick.keys.TestClock;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** However many bring a token at once, it is asked about once. */
class DomainsFlightTest {
    private static final String TOKEN = "opaque";

    private final TestClock clock = new TestClock();
    private final FakeAuthority as1 = FakeAuthority.named("as1", clock);
    private final FakeAuthority as2 = FakeAuthority.named("as2", clock);
    private final Slow slow = new Slow(as1);
    private final Domains waiting = waiting();

    private Domains waiting() {
        Domains both = new Domains(clock, 400_000, 100_000);
        both.addIntrospection(as1.settings(), slow);
        both.addIntrospection(as2.settings(), as2);
        return both;
    }

    /** An authority that thinks until it is told to answer. */
    private static final class Slow implements Function<String, CompletionStage<Judged>> {
        private final FakeAuthority authority;
        private final ConcurrentLinkedQueue<CompletableFuture<Judged>> questions = new ConcurrentLinkedQueue<>();

        Slow(FakeAuthority authority) {
            this.authority = authority;
        }

        @Override
        public CompletionStage<Judged> apply(String token) {
            CompletableFuture<Judged> question = new CompletableFuture<>();
            questions.add(question);
            return question;
        }

        void answer() {
            CompletableFuture<Judged> question = questions.remove();
            authority.apply(TOKEN).thenAccept(question::complete);
        }
    }

    @Test
    void tenThousandFirstUses_causeOneQuestionAndNoFurtherOnceAnswered() throws Exception {
        as1.accepts(TOKEN);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Future<CompletableFuture<Verification>>> calls = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                calls.add(callers.submit(() -> waiting.verify(new Credential.Bearer(TOKEN), List.of("as1"))
                        .toCompletableFuture()));
            }
            List<CompletableFuture<Verification>> said = new ArrayList<>();
            for (Future<CompletableFuture<Verification>> call : calls) {
                said.add(call.get());
            }
            assertThat(slow.questions).hasSize(1);
            assertThat(said).noneMatch(CompletableFuture::isDone);

            slow.answer();
            Set<Object> outcomes = new HashSet<>();
            said.forEach(one -> outcomes.add(one.join().fold(yes -> yes.token().domain(), no -> no, x -> x, x -> x)));
            assertThat(outcomes).containsExactly("as1");
        } finally {
            callers.shutdownNow();
        }
        assertThat(TestDomains.outcome(waiting, TOKEN, "as1")).isEqualTo("as1");
        assertThat(slow.questions).isEmpty();
        assertThat(as1.shown()).hasSize(1);
    }

    @Test
    void tenThousandUsesOfAnUnknownToken_areOneQuestionToEachOfSeveral() throws Exception {
        Domains several = TestDomains.asking(clock, as1, as2);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Future<Object>> calls = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                calls.add(callers.submit(() -> TestDomains.outcome(several, TOKEN, "as1", "as2")));
            }
            for (Future<Object> call : calls) {
                assertThat(call.get()).isIn("not mine", NOTHING_YET);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(as1.shown()).containsExactly(TOKEN);
        assertThat(as2.shown()).containsExactly(TOKEN);
    }

    @Test
    void evictionWhileAQuestionIsInFlight_leavesNothingOfItsAnswerBehind() {
        as1.accepts(TOKEN);
        CompletableFuture<Verification> before =
                waiting.verify(new Credential.Bearer(TOKEN), List.of("as1")).toCompletableFuture();

        waiting.forget(new Eviction.OfToken(TokenHash.of(TOKEN)));
        slow.answer();
        assertThat(before).isCompletedWithValueMatching(Verification.Accepted.class::isInstance);

        // Neither the answer nor its owner: the other domain is asked first, and then it once more.
        assertThat(TestDomains.outcome(waiting, TOKEN, "as2", "as1")).isEqualTo(NOTHING_YET);
        assertThat(as2.shown()).containsExactly(TOKEN);
        assertThat(slow.questions).hasSize(1);
    }

    @Test
    void evictionWhileAQuestionIsInFlight_hasTheNextCallerAskAnew() {
        assertThat(TestDomains.outcome(waiting, TOKEN, "as1")).isEqualTo(NOTHING_YET);
        waiting.forget(new Eviction.OfSubject("alice", Optional.empty()));
        assertThat(TestDomains.outcome(waiting, TOKEN, "as1")).isEqualTo(NOTHING_YET);
        assertThat(slow.questions).hasSize(2);
    }
}
