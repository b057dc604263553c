package org.bailiwick.asid;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.QuestionKind;

/**
 * Questions about a session.
 *
 * <p>An authority takes a proof once. If the first question did get there, the second one is refused for that alone: a refusal then
 * says nothing of the session.
 */
final class VerifyKind implements QuestionKind<VerifyQuestion, VerifyAnswer> {
    @Override
    public String asking() {
        return "Asking an authority about a session";
    }

    @Override
    public Optional<Failure> failureOf(VerifyAnswer answer) {
        return answer.fold(
                active -> Optional.empty(), inactive -> Optional.empty(), failed -> Optional.of(failed.failure()));
    }

    @Override
    public VerifyAnswer failed(Failure failure, String detail) {
        return new Failed(failure, detail);
    }

    @Override
    public Optional<VerifyQuestion> again(VerifyQuestion question, VerifyAnswer failed, Duration elapsed) {
        return Optional.of(question);
    }

    @Override
    public VerifyAnswer ofBoth(VerifyQuestion question, VerifyAnswer failed, VerifyAnswer second) {
        return second.fold(
                active -> active, inactive -> question.isOnce() ? failed : inactive, stillFailed -> stillFailed);
    }
}
