package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.keys.TestClock;
import org.bailiwick.observation.RecordingLogger;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.Test;

class RefreshTokenRemarkTest {
    private final RecordingLogger log = new RecordingLogger();
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final TokenEndpoint endpoint =
            new RemarkingTokenEndpoint(authority, new RefreshTokenRemark(new Issuer(TradesUnderTest.AS_A), log));

    private static Issued issued(boolean refreshToken) {
        return new Issued(
                "t", "Bearer", Optional.empty(), Optional.empty(), Optional.empty(), refreshToken, TestClock.NOW);
    }

    private TokenAnswer ask() {
        return join(endpoint.ask(TokenQuestion.ofGrant("g")));
    }

    @Test // RD-5, IC-7
    void refreshToken_isSpokenOfOnceAndTheAccessTokenIsGood() {
        authority.says(issued(true));
        assertThat(ask()).isEqualTo(issued(true));
        ask();
        assertThat(log.levels()).containsExactly("WARN");
        assertThat(log.lines()).allSatisfy(line -> assertThat(line).contains("refresh token", "discarded"));
    }

    @Test
    void answersWithoutOne_areNotSpokenOf() {
        authority.says(
                issued(false),
                new TokenAnswer.Refused(TokenError.INVALID_GRANT),
                ScriptedEndpoint.failed(Failure.NOT_NOW));
        ask();
        ask();
        ask();
        assertThat(log.levels()).isEmpty();
    }
}
