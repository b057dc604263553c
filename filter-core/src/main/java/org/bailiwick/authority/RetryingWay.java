package org.bailiwick.authority;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Asks a second time when there was no connection and a repeat does no harm: a server that restarts, or that has just closed the
 * connection that was idle. Never after silence, and never after an attempt that took long, which is silence by another name: the
 * asker's time is not doubled.
 */
public final class RetryingWay<Q, A> implements Way<Q, A> {
    /** An attempt that took longer is not repeated. */
    private static final Duration LONG = Duration.ofMillis(500);

    private final Way<Q, A> way;
    private final QuestionKind<Q, A> kind;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    public RetryingWay(Way<Q, A> way, QuestionKind<Q, A> kind, LongSupplier ticker) {
        this.way = way;
        this.kind = kind;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<A> ask(Q question) {
        long begun = ticker.getAsLong();
        return way.ask(question)
                .thenCompose(first -> again(question, first, Duration.ofNanos(ticker.getAsLong() - begun))
                        .<CompletionStage<A>>map(
                                same -> way.ask(same).thenApply(second -> kind.ofBoth(question, first, second)))
                        .orElseGet(() -> CompletableFuture.completedStage(first)));
    }

    private Optional<Q> again(Q question, A first, Duration elapsed) {
        return kind.failureOf(first)
                .filter(failure -> failure == Failure.NO_CONNECTION && elapsed.compareTo(LONG) <= 0)
                .flatMap(failure -> kind.again(question, first, elapsed));
    }
}
