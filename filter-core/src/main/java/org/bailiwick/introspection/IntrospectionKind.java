package org.bailiwick.introspection;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.QuestionKind;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;

/** Questions about a token. They do no harm twice, and the second has what is left of the asker's time. */
final class IntrospectionKind implements QuestionKind<IntrospectionQuestion, IntrospectionAnswer> {
    @Override
    public String asking() {
        return "Asking an authority about a token";
    }

    @Override
    public Optional<Failure> failureOf(IntrospectionAnswer answer) {
        return answer.fold(
                active -> Optional.empty(), inactive -> Optional.empty(), failed -> Optional.of(failed.failure()));
    }

    @Override
    public IntrospectionAnswer failed(Failure failure, String detail) {
        return new Failed(failure, detail);
    }

    @Override
    public Optional<IntrospectionQuestion> again(
            IntrospectionQuestion question, IntrospectionAnswer failed, Duration elapsed) {
        return question.after(elapsed);
    }
}
