package org.bailiwick.introspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Seldom;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.IntrospectionEvent;
import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how questions to one authority ended, and calls for people where only people can help. Knows no token. */
final class IntrospectionReports {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final String domain;
    private final EventSink events;
    private final Clock clock;
    private final Logger log;
    private final Seldom alarm;
    private final AtomicBoolean saidThatNothingIsKept = new AtomicBoolean();

    IntrospectionReports(String domain, EventSink events, Clock clock, LongSupplier ticker) {
        this(domain, events, clock, ticker, LoggerFactory.getLogger(IntrospectionReports.class));
    }

    IntrospectionReports(String domain, EventSink events, Clock clock, LongSupplier ticker, Logger log) {
        this.domain = domain;
        this.events = events;
        this.clock = clock;
        this.log = log;
        this.alarm = new Seldom(ticker);
    }

    void ended(Outcome outcome, String detail, Duration duration) {
        try {
            events.accept(new IntrospectionEvent(clock.instant(), domain, outcome, detail, duration));
        } catch (RuntimeException bug) {
            // An answer must not be lost because nobody could be told of it.
            log.error("Reporting on the authority of domain {} failed by a bug", domain, bug);
        }
        if (outcome == Outcome.CREDENTIALS_REFUSED) {
            credentialsRefused(detail);
        }
    }

    /** At most once a minute: until somebody acts, every request would say it again (IN-9). */
    private void credentialsRefused(String detail) {
        if (alarm.isDue()) {
            log.error(
                    "The authority of domain {} does not accept our credentials ({}); nobody is admitted on its word until"
                            + " they are put right",
                    domain,
                    detail);
        }
    }

    /**
     * Once: the authority's {@code Cache-Control} forbids to remember its answers. Of a token that is about to end anyhow, that
     * says nothing of other answers.
     *
     * @param end when the token ends that was asked about, where that is known
     */
    void nothingMayBeKept(Optional<Instant> end) {
        boolean isAboutToEnd = end.filter(clock.instant().plus(SOON)::isAfter).isPresent();
        if (!isAboutToEnd && saidThatNothingIsKept.compareAndSet(false, true)) {
            log.warn(
                    "The authority of domain {} forbids, by Cache-Control, to remember its answers: it is asked for every"
                            + " request; \"cache-control: ignore\" takes your own times instead",
                    domain);
        }
    }
}
