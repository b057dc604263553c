package org.bailiwick.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Way;
import org.bailiwick.login.TicketAnswer.Failed;

/** At most so many questions at a time; the next is told at once that the authority is busy. Nothing queues. */
final class CrowdedTickets<T> implements Way<TicketQuestion<T>, TicketAnswer<T>> {
    private final Way<TicketQuestion<T>, TicketAnswer<T>> way;
    private final AtomicInteger inFlight;
    private final int most;

    /**
     * A door before the way.
     *
     * @param way never throws, so that every question has an end
     * @param inFlight the questions that are under way, counted for all doors that share it
     */
    CrowdedTickets(Way<TicketQuestion<T>, TicketAnswer<T>> way, AtomicInteger inFlight, int most) {
        this.way = way;
        this.inFlight = inFlight;
        this.most = most;
    }

    @Override
    public CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        if (inFlight.incrementAndGet() > most) {
            inFlight.decrementAndGet();
            return CompletableFuture.completedStage(new Failed<>(
                    Failure.BUSY, "logins under way: " + most + " questions already (expected: fewer)", true, false));
        }
        return way.ask(question).whenComplete((answer, bug) -> inFlight.decrementAndGet());
    }
}
