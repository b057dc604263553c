package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into a token that is not used, and logs it as a bug. */
final class NeverThrowingAppraiser implements Appraiser {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingAppraiser.class);

    private final Appraiser appraiser;

    NeverThrowingAppraiser(Appraiser appraiser) {
        this.appraiser = appraiser;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        try {
            return appraiser.appraise(issued, expected).handle((traded, bug) -> traded == null ? failed(bug) : traded);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static Traded failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("traded: null") : bug;
        LOG.error("Appraising a token for the next service failed by a bug", met);
        return Traded.failed(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName());
    }
}
