package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.ScriptedEndpoint.bearer;
import static org.bailiwick.exchange.ScriptedEndpoint.failed;
import static org.bailiwick.transport.TestAnswers.join;

import org.bailiwick.authority.Failure;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.RetryingWay;
import org.bailiwick.authority.Way;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.keys.TestTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenKindTest {
    private static final TokenQuestion QUESTION = TokenQuestion.ofGrant("g").with("token", "t");

    private final TokenKind kind = new TokenKind();
    private final ScriptedEndpoint authority = new ScriptedEndpoint();
    private final Way<TokenQuestion, TokenAnswer> retrying = new RetryingWay<>(authority, kind, new TestTicker());

    @Test
    void token_isNoFailure() {
        assertThat(kind.failureOf(bearer("t"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TokenError.class)
    void refusal_isNoFailure(TokenError error) {
        assertThat(kind.failureOf(new Refused(error))).isEmpty();
    }

    @ParameterizedTest // RD-8
    @EnumSource(Failure.class)
    void failure_isWhatItIs(Failure failure) {
        TokenAnswer failed = kind.failed(failure, "why");
        assertThat(failed).isEqualTo(new Failed(failure, "why"));
        assertThat(kind.failureOf(failed)).contains(failure);
    }

    @Test
    void lackOfAConnection_isMadeUpForOnce() {
        authority.says(failed(Failure.NO_CONNECTION), bearer("new"));
        assertThat(join(retrying.ask(QUESTION))).isEqualTo(bearer("new"));
        assertThat(authority.forms()).containsExactly(authority.form(), authority.form());

        authority.says(failed(Failure.NO_CONNECTION));
        assertThat(join(retrying.ask(QUESTION))).isEqualTo(failed(Failure.NO_CONNECTION));
        assertThat(authority.count()).isEqualTo(4);
    }

    @Test // IC-8: a grant may be good for one use, and the second would look like a refusal of the caller
    void assertion_isNotSentTwice() {
        authority.says(failed(Failure.NO_CONNECTION), bearer("new"));
        assertThat(join(retrying.ask(TokenQuestion.ofGrant("g").with("assertion", "a"))))
                .isEqualTo(failed(Failure.NO_CONNECTION));
        assertThat(authority.count()).isEqualTo(1);
    }

    @Test
    void bug_saysNothingOfTheQuestion() {
        TokenEndpoint buggy = question -> {
            throw new IllegalStateException(question.parameters().toString());
        };
        assertThat(join(new NeverThrowingWay<>(buggy, kind).ask(TokenQuestion.ofGrant("s3cret"))))
                .isEqualTo(new Failed(Failure.DEFECT, "a bug: IllegalStateException"));
    }
}
