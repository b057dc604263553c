package org.bailiwick.introspection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;

/** Leaves an authority alone that has failed too often, and says so at once (TBF-9). */
final class BreakingIntrospector implements Introspector {
    private static final Failed NOT_ASKED = new Failed(Failure.NOT_ASKED, "it has failed too often");

    private final Introspector introspector;
    private final Circuit circuit;

    /** @param introspector never throws, so that every question has an end */
    BreakingIntrospector(Introspector introspector, Circuit circuit) {
        this.introspector = introspector;
        this.circuit = circuit;
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        Leave leave = circuit.leave();
        if (leave == Leave.REFUSED) {
            return CompletableFuture.completedStage(NOT_ASKED);
        }
        return introspector.ask(question).thenApply(answer -> {
            circuit.ended(
                    leave,
                    answer.fold(
                            active -> Ending.GOOD,
                            inactive -> Ending.GOOD,
                            failed -> failed.failure().ending()));
            return answer;
        });
    }
}
