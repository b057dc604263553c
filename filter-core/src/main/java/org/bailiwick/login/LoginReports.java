package org.bailiwick.login;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Seldom;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.LoginEvent.Outcome;
import org.bailiwick.event.LoginEvent.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how questions to one authority ended, and calls for people where only people can help. Knows no ticket.
 */
final class LoginReports {
    private final String domain;
    private final EventSink events;
    private final Clock clock;
    private final Logger log;
    private final Seldom alarm;

    /**
     * Reports on one authority.
     *
     * @param ticker nanoseconds
     */
    LoginReports(String domain, EventSink events, Clock clock, LongSupplier ticker) {
        this(domain, events, clock, ticker, LoggerFactory.getLogger(LoginReports.class));
    }

    LoginReports(String domain, EventSink events, Clock clock, LongSupplier ticker, Logger log) {
        this.domain = domain;
        this.events = events;
        this.clock = clock;
        this.log = log;
        this.alarm = new Seldom(ticker);
    }

    /** The authority has decided. @param detail a word of the protocol, or nothing */
    void ended(Step step, Outcome outcome, String detail, Duration duration) {
        try {
            events.accept(new LoginEvent(clock.instant(), domain, step, outcome, detail, duration));
        } catch (RuntimeException bug) {
            // A login must not be lost because nobody could be told of it.
            log.error("Reporting on logins at the authority of domain {} failed by a bug", domain, bug);
        }
    }

    /**
     * Nothing was decided.
     *
     * @param ourFault whether the authority does not take us for what the file says that we are
     */
    void failed(Step step, Failure failure, String detail, boolean ourFault, Duration duration) {
        ended(step, outcomeOf(failure), detail, duration);
        if (ourFault && alarm.isDue()) {
            log.error(
                    "The authority of domain {} does not take us as the consumer that we are configured to be ({}: {});"
                            + " logins fail until that is put right here or there",
                    domain,
                    step,
                    detail);
        }
    }

    private static Outcome outcomeOf(Failure failure) {
        return switch (failure) {
            case NOT_NOW, NO_CONNECTION, TIMED_OUT, NOT_BEYOND, OUT_OF_TIME, DEFECT -> Outcome.UNREACHABLE;
            case NOT_ASKED -> Outcome.NOT_ASKED;
            case BUSY -> Outcome.BUSY;
            case CREDENTIALS_REFUSED, REFUSED_WITHOUT_A_WORD -> Outcome.CREDENTIALS_REFUSED;
            case UNBELIEVABLE -> Outcome.INVALID;
        };
    }
}
