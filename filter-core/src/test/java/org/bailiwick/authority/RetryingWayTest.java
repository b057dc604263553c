package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.authority.WordKind.ONCE;
import static org.bailiwick.authority.WordKind.answer;
import static org.bailiwick.authority.WordKind.failure;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import org.bailiwick.authority.WordKind.Word;
import org.bailiwick.keys.TestTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RetryingWayTest {
    private static final Word NO_CONNECTION = failure(Failure.NO_CONNECTION);

    private final TestTicker ticker = new TestTicker();
    private final ScriptedWay authority = new ScriptedWay();
    private final Way<String, Word> way = new RetryingWay<>(authority, new WordKind(), ticker);

    private Word ask(String question, Word... answers) {
        authority.says(answers);
        return join(way.ask(question));
    }

    @Test
    void lackOfAConnection_isMadeUpForOnce() {
        assertThat(ask("what", NO_CONNECTION, answer("yes"))).isEqualTo(answer("what: as told, yes"));
        assertThat(authority.questions()).containsExactly("what", "what after 0 ms and as told");
    }

    @Test
    void secondFailure_isFinal() {
        assertThat(ask("what", NO_CONNECTION).failure()).contains(Failure.NO_CONNECTION);
        assertThat(authority.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, mode = Mode.EXCLUDE, names = "NO_CONNECTION")
    void anyOtherFailure_isFinal(Failure failure) { // never after a timeout
        assertThat(ask("what", failure(failure), answer("yes"))).isEqualTo(failure(failure));
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void answer_isFinal() {
        assertThat(ask("what", answer("no"), answer("yes"))).isEqualTo(answer("no"));
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void questionThatMayNotBeAskedTwice_isNot() {
        assertThat(ask(ONCE, NO_CONNECTION, answer("yes"))).isEqualTo(NO_CONNECTION);
        assertThat(authority.questions()).containsExactly(ONCE);
    }

    @Test
    void attemptThatTookLong_isSilenceByAnotherName() {
        assertThat(ask(Duration.ofMillis(500))).isEqualTo(answer("what: as told, yes"));
        assertThat(authority.questions()).containsExactly("what", "what after 500 ms and as told");

        assertThat(ask(Duration.ofMillis(501))).isEqualTo(NO_CONNECTION);
        assertThat(authority.count()).isEqualTo(3);
    }

    private Word ask(Duration elapsed) {
        authority.isSilent();
        var asked = way.ask("what");
        ticker.advance(elapsed);
        authority.says(answer("yes"));
        authority.speaks(NO_CONNECTION);
        return join(asked);
    }
}
