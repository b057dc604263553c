package org.bailiwick.exchange;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.QuestionKind;
import org.bailiwick.exchange.TokenAnswer.Failed;

/** Questions for a token. One that shows an assertion is asked once (IC-8). */
final class TokenKind implements QuestionKind<TokenQuestion, TokenAnswer> {
    @Override
    public String asking() {
        return "Asking an authority for a token";
    }

    @Override
    public Optional<Failure> failureOf(TokenAnswer answer) {
        return answer.fold(
                issued -> Optional.empty(), refused -> Optional.empty(), failed -> Optional.of(failed.failure()));
    }

    @Override
    public TokenAnswer failed(Failure failure, String detail) {
        return new Failed(failure, detail);
    }

    @Override
    public Optional<TokenQuestion> again(TokenQuestion question, TokenAnswer failed, Duration elapsed) {
        return question.mayBeRepeated() ? Optional.of(question) : Optional.empty();
    }
}
