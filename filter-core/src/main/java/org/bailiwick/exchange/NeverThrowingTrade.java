package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.token.Scopes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug: who waits for a token must not wait for ever. */
final class NeverThrowingTrade implements Trade {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingTrade.class);

    private final Trade trade;

    NeverThrowingTrade(Trade trade) {
        this.trade = trade;
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        try {
            return trade.get(caller, scopes).handle((traded, bug) -> traded == null ? failed(bug) : traded);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static Traded failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("traded: null") : bug;
        LOG.error("Getting a token for the next hop failed by a bug", met);
        return Traded.failed(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName());
    }
}
