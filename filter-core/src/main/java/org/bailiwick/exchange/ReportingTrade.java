package org.bailiwick.exchange;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.token.Scopes;

/** Reports how every attempt ended. */
final class ReportingTrade implements Trade {
    private final Trade trade;
    private final ExchangeReports reports;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    ReportingTrade(Trade trade, ExchangeReports reports, LongSupplier ticker) {
        this.trade = trade;
        this.reports = reports;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        long begun = ticker.getAsLong();
        return trade.get(caller, scopes).thenApply(traded -> {
            report(traded, Duration.ofNanos(ticker.getAsLong() - begun));
            return traded;
        });
    }

    private void report(Traded traded, Duration duration) {
        String basis = traded.basis()
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .orElse(ExchangeEvent.NONE);
        String reason = traded.answer()
                .fold(
                        given -> ExchangeEvent.NONE,
                        refused -> refused.reason().code(),
                        undecided -> undecided.reason().code());
        reports.ended(traded.outcome(), basis, reason, traded.detail(), duration);
    }
}
