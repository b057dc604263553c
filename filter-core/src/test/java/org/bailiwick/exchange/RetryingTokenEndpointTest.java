package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.keys.TestTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RetryingTokenEndpointTest {
    private static final TokenQuestion QUESTION = TokenQuestion.ofGrant("g").with("token", "t");

    private final TestTicker ticker = new TestTicker();
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final TokenEndpoint endpoint = new RetryingTokenEndpoint(authority, ticker);

    @Test
    void lackOfAConnection_isMadeUpForOnce() {
        authority.says(failed(Failure.NO_CONNECTION), bearer("new"));
        assertThat(join(endpoint.ask(QUESTION))).isInstanceOf(Issued.class);
        assertThat(authority.count()).isEqualTo(2);

        authority.says(failed(Failure.NO_CONNECTION));
        assertThat(join(endpoint.ask(QUESTION))).isEqualTo(failed(Failure.NO_CONNECTION));
        assertThat(authority.count()).isEqualTo(4);
    }

    @Test // IC-8: a grant may be good for one use, and the second would look like a refusal of the caller
    void assertion_isNotSentTwice() {
        authority.says(failed(Failure.NO_CONNECTION), bearer("new"));
        assertThat(join(endpoint.ask(TokenQuestion.ofGrant("g").with("assertion", "a"))))
                .isEqualTo(failed(Failure.NO_CONNECTION));
        assertThat(authority.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Failure.class, mode = Mode.EXCLUDE, names = "NO_CONNECTION")
    void otherFailure_isNotRepeated(Failure failure) {
        authority.says(failed(failure));
        join(endpoint.ask(QUESTION));
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void refusal_isNotRepeated() {
        authority.says(new Refused(TokenError.INVALID_GRANT));
        join(endpoint.ask(QUESTION));
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void attemptThatTookLong_isNotRepeated() {
        assertThat(countAfter(Duration.ofMillis(500))).isEqualTo(2);
        assertThat(countAfter(Duration.ofMillis(501))).isEqualTo(1);
    }

    private int countAfter(Duration elapsed) {
        ScriptedEndpoint slow = new ScriptedEndpoint();
        var asked = new RetryingTokenEndpoint(slow, ticker).ask(QUESTION);
        ticker.advance(elapsed);
        slow.speaks(failed(Failure.NO_CONNECTION));
        slow.speaks(bearer("new"));
        join(asked);
        return slow.count();
    }
}
