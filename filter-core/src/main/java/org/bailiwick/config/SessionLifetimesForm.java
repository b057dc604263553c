package org.bailiwick.config;

import java.time.Duration;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;

/** The keys under {@code cache} of a domain of {@code kind: asid} (AS-10). */
final class SessionLifetimesForm {
    static final Key<Duration> POSITIVE = Key.withDefault(
            "positive",
            Quantities.duration("0s", "60s"),
            "60s",
            "How long at most a session is taken for active, and a consumer's key for its own, without asking again; never"
                    + " longer than the session lives. Proofs are checked every time.");
    static final Key<Duration> NEGATIVE = Key.withDefault(
            "negative",
            Quantities.duration("0s", "5s"),
            "5s",
            "How long at most a session is taken for inactive without asking again.");

    static final Form FORM = Form.of(POSITIVE, NEGATIVE);

    private SessionLifetimesForm() {}

    static AnswerLifetimes build(Fields fields) {
        return new AnswerLifetimes(fields.get(POSITIVE), fields.get(NEGATIVE), false);
    }
}
