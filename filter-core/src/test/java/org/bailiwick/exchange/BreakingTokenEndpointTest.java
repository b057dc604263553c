package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.transport.TestAnswers.join;

import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakingTokenEndpointTest {
    private final TestTicker ticker = new TestTicker();
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final TokenEndpoint endpoint =
            new BreakingTokenEndpoint(authority, new Circuit(ticker, new Backoff(() -> 0)));

    private TokenAnswer ask(int times) {
        for (int time = 1; time < times; time++) {
            join(endpoint.ask(TokenQuestion.ofGrant("g")));
        }
        return join(endpoint.ask(TokenQuestion.ofGrant("g")));
    }

    @ParameterizedTest // RD-8
    @EnumSource(
            value = Failure.class,
            names = {"NOT_NOW", "NO_CONNECTION", "TIMED_OUT", "CREDENTIALS_REFUSED"})
    void authorityThatCouldNotBeAskedFiveTimes_isLeftAlone(Failure failure) {
        authority.says(failed(failure));
        assertThat(ask(6)).isEqualTo(new Failed(Failure.NOT_ASKED, "it has failed too often"));
        assertThat(authority.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(TokenError.class)
    void refusals_areNotHeldAgainstIt(TokenError error) {
        authority.says(error);
        ask(100);
        assertThat(authority.count()).isEqualTo(100);
    }

    @Test
    void authorityThatIsBack_isAskedAgain() {
        authority.says(failed(Failure.NO_CONNECTION));
        ask(5);
        ticker.advanceSeconds(1);
        authority.says(bearer("new"));
        assertThat(ask(10)).isInstanceOf(Issued.class);
        assertThat(authority.count()).isEqualTo(15);
    }
}
