package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Circuit;
import org.bailiwick.authority.Circuit.Ending;
import org.bailiwick.authority.Circuit.Leave;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;

/** Leaves an authority alone that has failed too often, and says so at once. */
final class BreakingTokenEndpoint implements TokenEndpoint {
    private static final Failed NOT_ASKED = new Failed(Failure.NOT_ASKED, "it has failed too often");

    private final TokenEndpoint endpoint;
    private final Circuit circuit;

    /** @param endpoint never throws, so that every question has an end */
    BreakingTokenEndpoint(TokenEndpoint endpoint, Circuit circuit) {
        this.endpoint = endpoint;
        this.circuit = circuit;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        Leave leave = circuit.leave();
        if (leave == Leave.REFUSED) {
            return CompletableFuture.completedStage(NOT_ASKED);
        }
        return endpoint.ask(question).thenApply(answer -> {
            circuit.ended(
                    leave,
                    answer.fold(
                            issued -> Ending.GOOD,
                            refused -> Ending.GOOD,
                            failed -> failed.failure().ending()));
            return answer;
        });
    }
}
