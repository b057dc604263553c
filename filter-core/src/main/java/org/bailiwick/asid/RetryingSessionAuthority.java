package org.bailiwick.asid;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.authority.Failure;

/**
 * Asks a second time when there was no connection: a server that restarts, or that has just closed the one that was idle. Never
 * after silence, and never after an attempt that took long.
 *
 * <p>An authority takes a proof once. If the first question did get there, the second one is refused for that alone: a refusal then
 * says nothing of the session.
 */
final class RetryingSessionAuthority implements SessionAuthority {
    /** An attempt that took longer is not repeated. */
    static final Duration LONG = Duration.ofMillis(500);

    private final SessionAuthority authority;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    RetryingSessionAuthority(SessionAuthority authority, LongSupplier ticker) {
        this.authority = authority;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<VerifyAnswer> ask(VerifyQuestion question) {
        long begun = ticker.getAsLong();
        return authority
                .ask(question)
                .thenCompose(answer -> answer.fold(
                        CompletableFuture::completedStage,
                        CompletableFuture::completedStage,
                        failed -> again(failed, question, Duration.ofNanos(ticker.getAsLong() - begun))));
    }

    private CompletionStage<VerifyAnswer> again(Failed failed, VerifyQuestion question, Duration elapsed) {
        boolean isWorthIt = failed.failure() == Failure.NO_CONNECTION && elapsed.compareTo(LONG) <= 0;
        if (!isWorthIt) {
            return CompletableFuture.completedStage(failed);
        }
        return authority
                .ask(question)
                .thenApply(answer -> answer.fold(
                        active -> active,
                        inactive -> question.isOnce() ? failed : inactive,
                        stillFailed -> stillFailed));
    }
}
