package org.bailiwick.asid;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Seldom;
import org.bailiwick.authority.Way;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.IntrospectionEvent;
import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports how every question ended, and calls for people where only people can help. Tells of no session, not even by its hash
 * (AS-14).
 */
final class ReportingSessionAuthority implements Way<VerifyQuestion, VerifyAnswer> {
    private static final Logger LOG = LoggerFactory.getLogger(ReportingSessionAuthority.class);

    private final Way<VerifyQuestion, VerifyAnswer> way;
    private final String domain;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;
    private final Seldom alarm;

    /** @param ticker nanoseconds */
    ReportingSessionAuthority(
            Way<VerifyQuestion, VerifyAnswer> way, String domain, EventSink events, Clock clock, LongSupplier ticker) {
        this.way = way;
        this.domain = domain;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
        this.alarm = new Seldom(ticker);
    }

    @Override
    public CompletionStage<VerifyAnswer> ask(VerifyQuestion question) {
        long begun = ticker.getAsLong();
        return way.ask(question).thenApply(answer -> {
            report(answer, Duration.ofNanos(ticker.getAsLong() - begun));
            return answer;
        });
    }

    private void report(VerifyAnswer answer, Duration duration) {
        Outcome outcome = answer.fold(
                active -> Outcome.ACTIVE,
                inactive -> Outcome.INACTIVE,
                failed -> failed.failure().outcome());
        String detail = answer.fold(active -> "", inactive -> "", VerifyAnswer.Failed::detail);
        try {
            events.accept(new IntrospectionEvent(clock.instant(), domain, outcome, detail, duration));
        } catch (RuntimeException bug) {
            // An answer must not be lost because nobody could be told of it.
            LOG.error("Reporting on the authority of domain {} failed by a bug", domain, bug);
        }
        if (outcome == Outcome.CREDENTIALS_REFUSED && alarm.isDue()) {
            LOG.error(
                    "The authority of domain {} does not accept our credentials ({}); nobody is admitted on its word until"
                            + " they are put right",
                    domain,
                    detail);
        }
    }
}
