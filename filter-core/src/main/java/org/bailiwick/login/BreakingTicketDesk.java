package org.bailiwick.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;
import org.bailiwick.authority.Failure;
import org.bailiwick.login.TicketAnswer.Failed;

/** Leaves an authority alone that has failed too often, and says so at once. */
final class BreakingTicketDesk implements TicketDesk {
    private final TicketDesk desk;
    private final Circuit circuit;

    /** @param desk never throws, so that every question has an end */
    BreakingTicketDesk(TicketDesk desk, Circuit circuit) {
        this.desk = desk;
        this.circuit = circuit;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        Leave leave = circuit.leave();
        if (leave == Leave.REFUSED) {
            return CompletableFuture.completedStage(
                    new Failed<>(Failure.NOT_ASKED, "it has failed too often", true, false));
        }
        return desk.ask(question).thenApply(answer -> {
            circuit.ended(
                    leave,
                    answer.fold(given -> Ending.GOOD, failed -> failed.failure().ending()));
            return answer;
        });
    }
}
