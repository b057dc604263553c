package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Seldom;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how attempts to come by tokens for one next hop ended, and calls for people where only people can help. Knows no token. */
final class ExchangeReports {
    private final String nextHop;
    private final String via;
    private final EventSink events;
    private final Clock clock;
    private final Logger log;
    private final Seldom alarm;

    /**
     * Reports on one next hop.
     *
     * @param via the way to it, as the file spells it
     * @param ticker nanoseconds
     */
    ExchangeReports(String nextHop, String via, EventSink events, Clock clock, LongSupplier ticker) {
        this(nextHop, via, events, clock, ticker, LoggerFactory.getLogger(ExchangeReports.class));
    }

    ExchangeReports(String nextHop, String via, EventSink events, Clock clock, LongSupplier ticker, Logger log) {
        this.nextHop = nextHop;
        this.via = via;
        this.events = events;
        this.clock = clock;
        this.log = log;
        this.alarm = new Seldom(ticker);
    }

    /**
     * One attempt has ended so.
     *
     * @param basis who said what the token is, as the event spells it
     * @param reason the code of the reason, as the event spells it
     */
    void ended(Outcome outcome, String basis, String reason, String detail, Duration duration) {
        try {
            events.accept(new ExchangeEvent(clock.instant(), nextHop, via, outcome, basis, reason, detail, duration));
        } catch (RuntimeException bug) {
            // A token must not be lost because nobody could be told of it.
            log.error("Reporting on the next hop {} failed by a bug", nextHop, bug);
        }
        if (outcome == Outcome.DISCARDED) {
            log.warn("A token for the next hop {} was discarded, {}: {}", nextHop, reason, detail);
        } else if (reason.equals(Reason.CREDENTIALS_REFUSED.code()) && alarm.isDue()) {
            log.error(
                    "No token for the next hop {} is to be had: the authority does not accept our credentials ({}); nobody"
                            + " gets there until they are put right",
                    nextHop,
                    detail);
        }
    }
}
