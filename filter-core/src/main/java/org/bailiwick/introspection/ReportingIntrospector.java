package org.bailiwick.introspection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Way;
import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.bailiwick.jose.NumericDate;

/** Reports how every question ended. */
final class ReportingIntrospector implements Introspector {
    private final Way<IntrospectionQuestion, IntrospectionAnswer> way;
    private final IntrospectionReports reports;
    private final boolean honoursCacheControl;
    private final LongSupplier ticker;

    /**
     * Reports on one authority.
     *
     * @param honoursCacheControl whether it matters that answers must not be remembered
     * @param ticker nanoseconds
     */
    ReportingIntrospector(
            Way<IntrospectionQuestion, IntrospectionAnswer> way,
            IntrospectionReports reports,
            boolean honoursCacheControl,
            LongSupplier ticker) {
        this.way = way;
        this.reports = reports;
        this.honoursCacheControl = honoursCacheControl;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        long begun = ticker.getAsLong();
        return way.ask(question).thenApply(answer -> {
            report(answer, Duration.ofNanos(ticker.getAsLong() - begun));
            return answer;
        });
    }

    private void report(IntrospectionAnswer answer, Duration duration) {
        Outcome outcome = answer.fold(
                active -> Outcome.ACTIVE,
                inactive -> Outcome.INACTIVE,
                failed -> failed.failure().outcome());
        String detail = answer.fold(active -> "", inactive -> "", IntrospectionAnswer.Failed::detail);
        reports.ended(outcome, detail, duration);
        Optional<Duration> mayBeKept = answer.fold(
                IntrospectionAnswer.Active::mayBeKept,
                IntrospectionAnswer.Inactive::mayBeKept,
                failed -> Optional.empty());
        if (honoursCacheControl && mayBeKept.equals(Optional.of(Duration.ZERO))) {
            reports.nothingMayBeKept(end(answer));
        }
    }

    private static Optional<Instant> end(IntrospectionAnswer answer) {
        return answer.fold(
                active -> active.members().get("exp").flatMap(NumericDate::of),
                inactive -> Optional.empty(),
                failed -> Optional.empty());
    }
}
