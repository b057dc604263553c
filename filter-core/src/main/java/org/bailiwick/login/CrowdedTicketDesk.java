package org.bailiwick.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.authority.Failure;
import org.bailiwick.login.TicketAnswer.Failed;

/** At most so many questions at a time; the next is told at once that the authority is busy. Nothing queues. */
final class CrowdedTicketDesk implements TicketDesk {
    private final TicketDesk desk;
    private final int most;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** @param desk never throws, so that every question has an end */
    CrowdedTicketDesk(TicketDesk desk, int most) {
        this.desk = desk;
        this.most = most;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            return CompletableFuture.completedStage(new Failed<>(
                    Failure.BUSY, "logins under way: " + most + " questions already (expected: fewer)", true, false));
        }
        return desk.ask(question).whenComplete((answer, bug) -> inFlight.decrementAndGet());
    }
}
