package org.bailiwick.login;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.login.TicketAnswer.Failed;

/**
 * Asks a second time when there was no connection: a server that restarts, or that has just closed the one that was idle. Never
 * after silence, and never after an attempt that took long. A ticket that must not be seen twice is repeated only where it has not
 * been seen, for sure.
 */
final class RetryingTicketDesk implements TicketDesk {
    /** An attempt that took longer is not repeated. */
    static final Duration LONG = Duration.ofMillis(500);

    private final TicketDesk desk;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    RetryingTicketDesk(TicketDesk desk, LongSupplier ticker) {
        this.desk = desk;
        this.ticker = ticker;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        long begun = ticker.getAsLong();
        return desk.ask(question)
                .thenCompose(answer -> answer.fold(
                        CompletableFuture::completedStage,
                        failed -> again(failed, question, Duration.ofNanos(ticker.getAsLong() - begun))));
    }

    private <T> CompletionStage<TicketAnswer<T>> again(Failed<T> failed, TicketQuestion<T> question, Duration elapsed) {
        boolean isWorthIt = failed.failure() == Failure.NO_CONNECTION && elapsed.compareTo(LONG) <= 0;
        return isWorthIt && (failed.unseen() || question.mayBeRepeated())
                ? desk.ask(question)
                : CompletableFuture.completedStage(failed);
    }
}
