package org.bailiwick.config;

import java.time.Duration;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;

/** The keys under {@code cache} of a domain. */
final class AnswerLifetimesForm {
    static final Key<Duration> POSITIVE = Key.withDefault(
            "positive",
            Quantities.duration("0s", "1h"),
            "60s",
            "How long at most a token is taken for active without asking again, and so how long a revocation may go"
                    + " unnoticed; never longer than the token lives. 0s asks every time.");
    static final Key<Duration> NEGATIVE = Key.withDefault(
            "negative",
            Quantities.duration("0s", "5m"),
            "5s",
            "How long at most a token is taken for inactive without asking again.");
    static final Key<CacheControl> CACHE_CONTROL = Key.withDefault(
            "cache-control",
            Kinds.choice(CacheControl.values()),
            "honour",
            "Whether the `Cache-Control` of an answer shortens these times; it never lengthens them.");

    static final Form FORM = Form.of(POSITIVE, NEGATIVE, CACHE_CONTROL);

    private AnswerLifetimesForm() {}

    /** What an answer's {@code Cache-Control} is to us. */
    enum CacheControl {
        HONOUR,
        IGNORE
    }

    static AnswerLifetimes build(Fields fields) {
        return new AnswerLifetimes(
                fields.get(POSITIVE), fields.get(NEGATIVE), fields.get(CACHE_CONTROL) == CacheControl.HONOUR);
    }
}
