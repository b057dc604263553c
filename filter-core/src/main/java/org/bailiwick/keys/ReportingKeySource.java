package org.bailiwick.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.KeyEvent.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports how every attempt ended. */
final class ReportingKeySource implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(ReportingKeySource.class);
    private static final int REFUSALS_SHOWN = 5;

    private final KeySource source;
    private final String domain;
    private final EventSink events;
    private final Clock clock;
    private final LongSupplier ticker;

    ReportingKeySource(KeySource source, String domain, EventSink events, Clock clock, LongSupplier ticker) {
        this.source = source;
        this.domain = domain;
        this.events = events;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        long begun = ticker.getAsLong();
        return source.fetch().thenApply(fetch -> {
            report(fetch, Duration.ofNanos(ticker.getAsLong() - begun));
            return fetch;
        });
    }

    private void report(KeyFetch fetch, Duration duration) {
        Outcome outcome = fetch.fold(
                fetched -> Outcome.REFRESHED, unreachable -> Outcome.UNREACHABLE, invalid -> Outcome.INVALID);
        try {
            events.accept(new KeyEvent(clock.instant(), domain, outcome, detail(fetch), duration));
        } catch (RuntimeException bug) {
            // Keys must not be lost because nobody could be told of them.
            LOG.error("Reporting on the keys of domain {} failed by a bug", domain, bug);
        }
    }

    private static String detail(KeyFetch fetch) {
        return fetch.fold(fetched -> describe(fetched.keys()), KeyFetch.Unreachable::detail, KeyFetch.Invalid::detail);
    }

    private static String describe(KeySet keys) {
        List<String> refusals = keys.refusals();
        String usable = "usable keys: " + keys.size();
        return refusals.isEmpty()
                ? usable
                : usable + "; left out: " + refusals.size() + ": "
                        + String.join("; ", refusals.subList(0, Math.min(REFUSALS_SHOWN, refusals.size())));
    }
}
