package org.bailiwick.authority;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;

/** Leaves an authority alone that has failed too often, and says so at once (TBF-9, AS-12). */
public final class BreakingWay<Q, A> implements Way<Q, A> {
    private final Way<Q, A> way;
    private final QuestionKind<Q, A> kind;
    private final Circuit circuit;

    /** @param way never throws, so that every question has an end */
    public BreakingWay(Way<Q, A> way, QuestionKind<Q, A> kind, Circuit circuit) {
        this.way = way;
        this.kind = kind;
        this.circuit = circuit;
    }

    @Override
    public CompletionStage<A> ask(Q question) {
        Leave leave = circuit.leave();
        if (leave == Leave.REFUSED) {
            return CompletableFuture.completedStage(kind.failed(Failure.NOT_ASKED, "it has failed too often"));
        }
        return way.ask(question).thenApply(answer -> {
            circuit.ended(leave, kind.failureOf(answer).map(Failure::ending).orElse(Ending.GOOD));
            return answer;
        });
    }
}
