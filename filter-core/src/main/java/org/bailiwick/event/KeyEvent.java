package org.bailiwick.event;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One attempt to fetch a domain's keys.
 *
 * @param at when it ended
 * @param domain the configured name of the domain
 * @param outcome how it ended
 * @param detail what was found, for people: how many keys, or why none; never key material
 * @param duration how long it took
 */
public record KeyEvent(Instant at, String domain, Outcome outcome, String detail, Duration duration) implements Event {
    @Override
    public void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins) {
        keys.accept(this);
    }

    /** How a fetch ended. */
    public enum Outcome {
        /** The keys in hand are those just fetched. */
        REFRESHED,
        /** The origin could not be asked; the keys in hand stay. */
        UNREACHABLE,
        /** The origin's answer cannot be believed; the keys in hand stay. */
        INVALID
    }
}
