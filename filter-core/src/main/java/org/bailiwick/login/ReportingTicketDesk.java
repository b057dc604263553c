package org.bailiwick.login;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.LoginEvent.Step;

/** Reports how every question ended. */
final class ReportingTicketDesk implements TicketDesk {
    private final TicketDesk desk;
    private final LoginReports reports;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    ReportingTicketDesk(TicketDesk desk, LoginReports reports, LongSupplier ticker) {
        this.desk = desk;
        this.reports = reports;
        this.ticker = ticker;
    }

    @Override
    public <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        long begun = ticker.getAsLong();
        Step step = question.step();
        return desk.ask(question).thenApply(answer -> {
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
