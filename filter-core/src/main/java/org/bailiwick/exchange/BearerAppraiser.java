package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.TokenAnswer.Issued;

/** Has a token appraised only when its answer announces one that could be used. */
final class BearerAppraiser implements Appraiser {
    private final Appraiser appraiser;
    private final Announced announced;

    BearerAppraiser(Appraiser appraiser, Announced announced) {
        this.appraiser = appraiser;
        this.announced = announced;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        return announced
                .flawOf(issued, expected.caller())
                .<CompletionStage<Traded>>map(
                        flaw -> CompletableFuture.completedStage(Traded.discarded(flaw, NewToken.Basis.RESPONSE)))
                .orElseGet(() -> appraiser.appraise(issued, expected));
    }
}
