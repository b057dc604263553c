package org.bailiwick.introspection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;

/**
 * Until when an answer holds: the least of what is configured, what is left of the token's life by the authority's clock, which
 * may be ahead of ours by the leeway, and what the answer's {@code Cache-Control} allows (IN-7, IN-8, TBF-6).
 */
final class AnswerTimes {
    private final AnswerLifetimes lifetimes;
    private final Duration leeway;

    AnswerTimes(AnswerLifetimes lifetimes, Duration leeway) {
        this.lifetimes = lifetimes;
        this.leeway = leeway;
    }

    /** @param end when the token ends, where that is known */
    Instant active(Instant now, Optional<Instant> end, Optional<Duration> mayBeKept) {
        Instant until = until(now, lifetimes.positive(), mayBeKept);
        return end.map(latest -> latest.minus(leeway)).filter(until::isAfter).orElse(until);
    }

    Instant inactive(Instant now, Optional<Duration> mayBeKept) {
        return until(now, lifetimes.negative(), mayBeKept);
    }

    private Instant until(Instant now, Duration most, Optional<Duration> mayBeKept) {
        return now.plus(mayBeKept
                .filter(allowed -> lifetimes.honourCacheControl() && allowed.compareTo(most) < 0)
                .orElse(most));
    }
}
