package org.bailiwick.asid;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;
import org.bailiwick.authority.Failure;

/** Leaves an authority alone that has failed too often, and says so at once (AS-12). */
final class BreakingSessionAuthority implements SessionAuthority {
    private static final Failed NOT_ASKED = new Failed(Failure.NOT_ASKED, "it has failed too often");

    private final SessionAuthority authority;
    private final Circuit circuit;

    /** @param authority never throws, so that every question has an end */
    BreakingSessionAuthority(SessionAuthority authority, Circuit circuit) {
        this.authority = authority;
        this.circuit = circuit;
    }

    @Override
    public CompletionStage<VerifyAnswer> ask(VerifyQuestion question) {
        Leave leave = circuit.leave();
        if (leave == Leave.REFUSED) {
            return CompletableFuture.completedStage(NOT_ASKED);
        }
        return authority.ask(question).thenApply(answer -> {
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
