package org.bailiwick.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;

/**
 * Asks a second time when there was no connection and a repeat does no harm: a server that restarts, or that has just closed the
 * connection that was idle. Never after silence, and never after an attempt that took long.
 */
final class RetryingTokenEndpoint implements TokenEndpoint {
    /** An attempt that took longer is not repeated. */
    static final Duration LONG = Duration.ofMillis(500);

    private final TokenEndpoint endpoint;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    RetryingTokenEndpoint(TokenEndpoint endpoint, LongSupplier ticker) {
        this.endpoint = endpoint;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        long begun = ticker.getAsLong();
        return endpoint.ask(question)
                .thenCompose(answer -> answer.fold(
                        CompletableFuture::completedStage,
                        CompletableFuture::completedStage,
                        failed -> again(failed, question, Duration.ofNanos(ticker.getAsLong() - begun))));
    }

    private CompletionStage<TokenAnswer> again(Failed failed, TokenQuestion question, Duration elapsed) {
        boolean isWorthIt = failed.failure() == Failure.NO_CONNECTION && elapsed.compareTo(LONG) <= 0;
        return isWorthIt && question.mayBeRepeated()
                ? endpoint.ask(question)
                : CompletableFuture.completedStage(failed);
    }
}
