package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The last step of each way that ends at a token endpoint: asks for the token, and has what comes appraised. */
final class Asked {
    private final TokenEndpoint endpoint;
    private final Declined declined;
    private final Appraiser appraiser;

    Asked(TokenEndpoint endpoint, Declined declined, Appraiser appraiser) {
        this.endpoint = endpoint;
        this.declined = declined;
        this.appraiser = appraiser;
    }

    CompletionStage<Traded> trade(TokenQuestion question, Expectation expected) {
        return endpoint.ask(question)
                .thenCompose(answer -> answer.fold(
                        issued -> appraiser.appraise(issued, expected),
                        refused -> CompletableFuture.completedStage(declined.refused(refused, expected.asked())),
                        failed -> CompletableFuture.completedStage(declined.failed(failed))));
    }
}
