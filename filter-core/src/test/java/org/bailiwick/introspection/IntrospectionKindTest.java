package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntrospectionKindTest {
    private static final Failed NO_CONNECTION = new Failed(Failure.NO_CONNECTION, "refused");
    private static final IntrospectionAnswer ACTIVE = new Active(Claims.of(Map.of("active", true)), Optional.empty());
    private static final IntrospectionAnswer INACTIVE = new Inactive(Optional.empty());

    private final IntrospectionKind kind = new IntrospectionKind();
    private final TestTicker ticker = new TestTicker();
    private final List<IntrospectionQuestion> asked = new ArrayList<>();

    private IntrospectionAnswer ask(IntrospectionQuestion question, Duration each, IntrospectionAnswer... answers) {
        Introspector introspector = one -> {
            ticker.advance(each);
            asked.add(one);
            return CompletableFuture.completedStage(answers[asked.size() - 1]);
        };
        return join(new RetryingWay<>(introspector, kind, ticker).ask(question));
    }

    private static IntrospectionQuestion within(long millis) {
        return new IntrospectionQuestion(
                "tok", Optional.empty(), Optional.empty(), List.of(), Optional.of(Duration.ofMillis(millis)));
    }

    @Test // TBF-9
    void answers_areNoFailures() {
        assertThat(kind.failureOf(ACTIVE)).isEmpty();
        assertThat(kind.failureOf(INACTIVE)).isEmpty();
    }

    @ParameterizedTest // TBF-9
    @EnumSource(Failure.class)
    void failure_isWhatItIs(Failure failure) {
        IntrospectionAnswer failed = kind.failed(failure, "why");
        assertThat(failed).isEqualTo(new Failed(failure, "why"));
        assertThat(kind.failureOf(failed)).contains(failure);
    }

    @Test
    void lackOfAConnection_isMadeUpForOnce() {
        IntrospectionQuestion question = IntrospectionQuestion.about("tok");
        assertThat(ask(question, Duration.ofMillis(500), NO_CONNECTION, ACTIVE)).isEqualTo(ACTIVE);
        assertThat(asked).containsExactly(question, question);
    }

    @Test
    void secondAnswer_isFinal() {
        assertThat(ask(within(1000), Duration.ZERO, NO_CONNECTION, INACTIVE)).isEqualTo(INACTIVE);
        asked.clear();
        Failed second = new Failed(Failure.NO_CONNECTION, "refused again");
        assertThat(ask(within(1000), Duration.ZERO, NO_CONNECTION, second)).isEqualTo(second);
        assertThat(asked).hasSize(2);
    }

    @Test
    void secondAttempt_hasWhatIsLeftOfTheTime() {
        assertThat(ask(within(1000), Duration.ofMillis(400), NO_CONNECTION, ACTIVE))
                .isEqualTo(ACTIVE);
        assertThat(asked.get(1).budget()).contains(Duration.ofMillis(600));
    }

    @Test
    void noTimeLeft_meansNoSecondAttempt() {
        assertThat(ask(within(400), Duration.ofMillis(400), NO_CONNECTION)).isEqualTo(NO_CONNECTION);
        assertThat(asked).hasSize(1);
    }

    @Test
    void bug_saysNothingOfTheToken() {
        Introspector buggy = question -> {
            throw new IllegalStateException(question.token());
        };
        assertThat(join(new NeverThrowingWay<>(buggy, kind).ask(IntrospectionQuestion.about("s3cret"))))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.failure()).isEqualTo(Failure.DEFECT);
                    assertThat(failed.reason()).isEqualTo(Reason.INTERNAL_ERROR);
                    assertThat(failed.detail()).doesNotContain("s3cret");
                });
    }
}
