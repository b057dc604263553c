package org.bailiwick.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.login.TicketAnswer.Failed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
final class NeverThrowingTicketDesk implements TicketDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingTicketDesk.class);

    private final TicketDesk desk;

    NeverThrowingTicketDesk(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        try {
            return desk.ask(question).handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static <T> TicketAnswer<T> failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("answer: null") : bug;
        LOG.error("Asking an authority as its consumer failed by a bug", met);
        return new Failed<>(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName(), false, false);
    }
}
