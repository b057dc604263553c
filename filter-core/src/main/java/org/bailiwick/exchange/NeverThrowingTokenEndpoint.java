package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
final class NeverThrowingTokenEndpoint implements TokenEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingTokenEndpoint.class);

    private final TokenEndpoint endpoint;

    NeverThrowingTokenEndpoint(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        try {
            return endpoint.ask(question).handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static TokenAnswer failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("answer: null") : bug;
        LOG.error("Asking an authority for a token failed by a bug", met);
        return new Failed(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName());
    }
}
