package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.Map;
import java.util.Optional;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BreakingIntrospectorTest { // TBF-9
    private final TestTicker ticker = new TestTicker();
    private final FakeIntrospector authority = new FakeIntrospector();
    private final Introspector introspector =
            new BreakingIntrospector(authority, new Circuit(ticker, new Backoff(() -> 0)));

    private IntrospectionAnswer ask() {
        return join(introspector.ask(IntrospectionQuestion.about("tok")));
    }

    private void ask(int times) {
        for (int time = 0; time < times; time++) {
            ask();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"NOT_NOW", "NO_CONNECTION", "TIMED_OUT", "CREDENTIALS_REFUSED"})
    // TBF-9
    void authorityThatCouldNotBeAskedFiveTimes_isLeftAlone(Failure failure) {
        authority.fails(failure);
        ask(5);

        IntrospectionAnswer answer = ask();
        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.NOT_ASKED);
            assertThat(failed.reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
        });
        assertThat(authority.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            mode = Mode.EXCLUDE,
            names = {"NOT_NOW", "NO_CONNECTION", "TIMED_OUT", "CREDENTIALS_REFUSED"})
    void failureThatSaysNothingOfTheAuthority_isNotHeldAgainstIt(Failure failure) {
        authority.fails(failure);
        ask(100);
        assertThat(authority.count()).isEqualTo(100);
    }

    @Test
    void answers_areNotHeldAgainstIt() {
        authority.answers(new Inactive(Optional.empty()));
        ask(100);
        authority.answers(new Active(Claims.of(Map.of()), Optional.empty()));
        ask(100);
        assertThat(authority.count()).isEqualTo(200);
    }

    @Test
    void authorityThatIsBack_isAskedByOneAndThenByAll() {
        authority.fails(Failure.NO_CONNECTION);
        ask(5);
        ticker.advanceSeconds(1);
        authority.isSilent();
        var probe = introspector.ask(IntrospectionQuestion.about("tok"));
        ask(10);
        assertThat(authority.count()).isEqualTo(6);

        authority.speaks(new Inactive(Optional.empty()));
        assertThat(join(probe)).isInstanceOf(Inactive.class);
        authority.answers(new Inactive(Optional.empty()));
        ask(10);
        assertThat(authority.count()).isEqualTo(16);
    }
}
