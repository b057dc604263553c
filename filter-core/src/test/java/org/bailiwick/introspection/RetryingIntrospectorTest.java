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
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingIntrospectorTest {
    private static final Failed NO_CONNECTION = new Failed(Failure.NO_CONNECTION, "refused");
    private static final IntrospectionAnswer ACTIVE = new Active(Claims.of(Map.of("active", true)), Optional.empty());

    private final TestTicker ticker = new TestTicker();
    private final List<IntrospectionQuestion> asked = new ArrayList<>();

    private IntrospectionAnswer ask(IntrospectionQuestion question, Duration each, IntrospectionAnswer... answers) {
        Introspector introspector = new RetryingIntrospector(
                one -> {
                    ticker.advance(each);
                    asked.add(one);
                    return CompletableFuture.completedStage(answers[asked.size() - 1]);
                },
                ticker);
        return join(introspector.ask(question));
    }

    private IntrospectionAnswer ask(Duration each, IntrospectionAnswer... answers) {
        return ask(IntrospectionQuestion.about("tok"), each, answers);
    }

    private static IntrospectionQuestion within(long millis) {
        return new IntrospectionQuestion(
                "tok", Optional.empty(), Optional.empty(), List.of(), Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    void lackOfAConnection_isMadeUpForOnce() {
        assertThat(ask(Duration.ZERO, NO_CONNECTION, ACTIVE)).isEqualTo(ACTIVE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void secondFailure_isFinal() {
        Failed second = new Failed(Failure.NO_CONNECTION, "refused again");
        assertThat(ask(Duration.ZERO, NO_CONNECTION, second)).isEqualTo(second);
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_CONNECTION")
    void anyOtherFailure_isFinal(Failure failure) { // never after a timeout
        assertThat(ask(Duration.ZERO, new Failed(failure, ""))).isEqualTo(new Failed(failure, ""));
        assertThat(asked).hasSize(1);
    }

    @Test
    void answer_isFinal() {
        assertThat(ask(Duration.ZERO, ACTIVE)).isEqualTo(ACTIVE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void inactive_isFinal() {
        assertThat(ask(Duration.ZERO, new Inactive(Optional.empty()))).isInstanceOf(Inactive.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void attemptThatTookLong_isSilenceByAnotherName() {
        assertThat(ask(Duration.ofMillis(501), NO_CONNECTION)).isEqualTo(NO_CONNECTION);
        assertThat(asked).hasSize(1);
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
}
