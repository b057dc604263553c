package org.bailiwick.event;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One attempt to come by a token for a next hop that was not answered from memory.
 *
 * @param at when it ended
 * @param nextHop the configured name of the next hop
 * @param via how it was tried, as the file spells it
 * @param outcome how it ended
 * @param basis who said what the new token is: {@code signed}, {@code introspected}, {@code read}, {@code response}, or {@code
 *     none} where nothing was judged
 * @param reason the reason's code where there is no token; {@code none} where there is one
 * @param detail what was found and what was expected, for people; empty when all is well; never a token, a secret or a subject
 * @param duration how long it took
 */
public record ExchangeEvent(
        Instant at,
        String nextHop,
        String via,
        Outcome outcome,
        String basis,
        String reason,
        String detail,
        Duration duration)
        implements Event {
    /** Stands where there is no basis and no reason. */
    public static final String NONE = "none";

    @Override
    public void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins) {
        exchanges.accept(this);
    }

    /** How an attempt ended. */
    public enum Outcome {
        /** There is a token, and it is no wider than the caller's. */
        GIVEN,
        /** The caller may not have one. */
        REFUSED,
        /** There was one, which was wider than it may be, or not what it should be: it was discarded. */
        DISCARDED,
        /** The authority could not be asked, or its answer cannot be believed. */
        FAILED
    }
}
