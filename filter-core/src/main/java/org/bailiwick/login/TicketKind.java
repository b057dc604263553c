package org.bailiwick.login;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.QuestionKind;
import org.bailiwick.login.TicketAnswer.Failed;

/** Tickets. One that must not be seen twice is repeated only where it has not been seen, for sure. */
final class TicketKind<T> implements QuestionKind<TicketQuestion<T>, TicketAnswer<T>> {
    @Override
    public String asking() {
        return "Asking an authority as its consumer";
    }

    @Override
    public Optional<Failure> failureOf(TicketAnswer<T> answer) {
        return answer.fold(given -> Optional.empty(), failed -> Optional.of(failed.failure()));
    }

    /** What was not asked was not seen; of what failed by a bug, nobody knows. */
    @Override
    public TicketAnswer<T> failed(Failure failure, String detail) {
        return new Failed<>(failure, detail, failure == Failure.NOT_ASKED, false);
    }

    @Override
    public Optional<TicketQuestion<T>> again(TicketQuestion<T> question, TicketAnswer<T> failed, Duration elapsed) {
        boolean isUnseen = failed.fold(given -> false, Failed::unseen);
        return isUnseen || question.mayBeRepeated() ? Optional.of(question) : Optional.empty();
    }
}
