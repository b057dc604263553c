package org.bailiwick.config;

import java.time.Duration;
import org.bailiwick.keys.KeyLifetimes;

/** The keys under {@code keys} of a domain. */
final class KeyLifetimesForm {
    static final Key<Duration> REFRESH_AFTER = Key.withDefault(
            "refresh-after",
            Quantities.duration("10s", "24h"),
            "5m",
            "How long keys are fresh; they are fetched again in the background before that.");
    static final Key<Duration> KEEP_FOR = Key.withDefault(
            "keep-for",
            Quantities.duration("10s", "720h"),
            "24h",
            "How long keys are used while their origin cannot be asked; at least `refresh-after`.");
    static final Key<Duration> UNKNOWN_KID_GAP = Key.withDefault(
            "unknown-kid-gap",
            Quantities.duration("1s", "1h"),
            "30s",
            "Tokens with an unknown `kid` cause at most one fetch in this time.");

    static final Form FORM = Form.of(REFRESH_AFTER, KEEP_FOR, UNKNOWN_KID_GAP);

    private KeyLifetimesForm() {}

    static void check(Fields fields, Reading reading) {
        boolean inOrder = fields.find(REFRESH_AFTER)
                .flatMap(fresh -> fields.find(KEEP_FOR).map(kept -> kept.compareTo(fresh) >= 0))
                .orElse(true);
        // No refresh-after within its bounds exceeds the default of keep-for, so that keep-for is written here.
        if (!inOrder) {
            reading.unexpected(fields.place(KEEP_FOR), "at least refresh-after");
        }
    }

    static KeyLifetimes build(Fields fields) {
        return new KeyLifetimes(fields.get(REFRESH_AFTER), fields.get(KEEP_FOR), fields.get(UNKNOWN_KID_GAP));
    }
}
