package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.authority.WordKind.answer;
import static org.bailiwick.authority.WordKind.failure;
import static org.bailiwick.transport.TestAnswers.join;

import org.bailiwick.authority.WordKind.Word;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BreakingWayTest { // TBF-9
    private final TestTicker ticker = new TestTicker();
    private final ScriptedWay authority = new ScriptedWay();
    private final Way<String, Word> way =
            new BreakingWay<>(authority, new WordKind(), new Circuit(ticker, new Backoff(() -> 0)));

    private Word ask(int times) {
        for (int time = 1; time < times; time++) {
            join(way.ask("what"));
        }
        return join(way.ask("what"));
    }

    @ParameterizedTest // TBF-9, RD-8
    @EnumSource(
            value = Failure.class,
            names = {"NOT_NOW", "NO_CONNECTION", "TIMED_OUT", "CREDENTIALS_REFUSED"})
    void authorityThatCouldNotBeAskedFiveTimes_isLeftAlone(Failure failure) {
        authority.says(failure(failure));
        assertThat(ask(5)).isEqualTo(failure(failure));
        assertThat(ask(1)).isEqualTo(new WordKind().failed(Failure.NOT_ASKED, "it has failed too often"));
        assertThat(authority.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            mode = Mode.EXCLUDE,
            names = {"NOT_NOW", "NO_CONNECTION", "TIMED_OUT", "CREDENTIALS_REFUSED"})
    void failureThatSaysNothingOfTheAuthority_isNotHeldAgainstIt(Failure failure) {
        authority.says(failure(failure));
        ask(100);
        assertThat(authority.count()).isEqualTo(100);
    }

    @Test
    void answers_areNotHeldAgainstIt() {
        authority.says(answer("no"));
        assertThat(ask(100)).isEqualTo(answer("no"));
        assertThat(authority.count()).isEqualTo(100);
    }

    @Test
    void authorityThatIsBack_isAskedAgain() {
        authority.says(failure(Failure.NO_CONNECTION));
        ask(5);
        ticker.advanceSeconds(1);
        authority.says(answer("yes"));
        assertThat(ask(10)).isEqualTo(answer("yes"));
        assertThat(authority.count()).isEqualTo(15);
    }

    @Test
    void authorityThatIsBack_isAskedByOneAndThenByAll() {
        authority.says(failure(Failure.NO_CONNECTION));
        ask(5);
        ticker.advanceSeconds(1);
        authority.isSilent();
        var probe = way.ask("what");
        ask(10);
        assertThat(authority.count()).isEqualTo(6);

        authority.speaks(answer("yes"));
        assertThat(join(probe)).isEqualTo(answer("yes"));
        authority.says(answer("yes"));
        ask(10);
        assertThat(authority.count()).isEqualTo(16);
    }
}
