package org.bailiwick.introspection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;

/**
 * Asks a second time when there was no connection: a server that restarts, or that has just closed the one that was idle. Never
 * after silence, and never after an attempt that took long, which is silence by another name: the asker's time is not doubled.
 */
final class RetryingIntrospector implements Introspector {
    /** An attempt that took longer is not repeated. */
    static final Duration LONG = Duration.ofMillis(500);

    private final Introspector introspector;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    RetryingIntrospector(Introspector introspector, LongSupplier ticker) {
        this.introspector = introspector;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        long begun = ticker.getAsLong();
        return introspector
                .ask(question)
                .thenCompose(answer -> answer.fold(
                        CompletableFuture::completedStage,
                        CompletableFuture::completedStage,
                        failed -> again(failed, question, Duration.ofNanos(ticker.getAsLong() - begun))));
    }

    private CompletionStage<IntrospectionAnswer> again(
            Failed failed, IntrospectionQuestion question, Duration elapsed) {
        boolean isWorthIt = failed.failure() == Failure.NO_CONNECTION && elapsed.compareTo(LONG) <= 0;
        return Optional.of(question)
                .filter(same -> isWorthIt)
                .flatMap(same -> same.after(elapsed))
                .map(introspector::ask)
                .orElseGet(() -> CompletableFuture.completedStage(failed));
    }
}
