package org.bailiwick.login;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Way;
import org.bailiwick.event.LoginEvent.Step;

/** Reports how every question ended. */
final class ReportingTickets<T> implements Way<TicketQuestion<T>, TicketAnswer<T>> {
    private final Way<TicketQuestion<T>, TicketAnswer<T>> way;
    private final LoginReports reports;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    ReportingTickets(Way<TicketQuestion<T>, TicketAnswer<T>> way, LoginReports reports, LongSupplier ticker) {
        this.way = way;
        this.reports = reports;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        long begun = ticker.getAsLong();
        Step step = question.step();
        return way.ask(question).thenApply(answer -> {
            Duration duration = Duration.ofNanos(ticker.getAsLong() - begun);
            return answer.fold(
                    given -> {
                        reports.ended(step, given.outcome(), given.detail(), duration);
                        return given;
                    },
                    failed -> {
                        reports.failed(step, failed.failure(), failed.detail(), failed.ourFault(), duration);
                        return failed;
                    });
        });
    }
}
