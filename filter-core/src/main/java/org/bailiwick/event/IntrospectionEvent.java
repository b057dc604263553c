package org.bailiwick.event;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One question to an authority about a token, or one that was not put because the authority has failed too often.
 *
 * @param at when it ended
 * @param domain the configured name of the domain
 * @param outcome how it ended
 * @param detail why there is no answer, for people; empty when there is one; never a token, a secret or a body
 * @param duration how long it took
 */
public record IntrospectionEvent(Instant at, String domain, Outcome outcome, String detail, Duration duration)
        implements Event {
    @Override
    public void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins) {
        introspections.accept(this);
    }

    /** How a question ended. */
    public enum Outcome {
        /** The token is active, as the authority says. */
        ACTIVE,
        /** The authority does not say that the token is active. */
        INACTIVE,
        /** The authority could not be asked. */
        UNREACHABLE,
        /** Too many questions to the authority were in flight. */
        BUSY,
        /** The authority was not asked, because it has failed too often. */
        NOT_ASKED,
        /** The authority's answer cannot be believed. */
        INVALID,
        /** The authority does not accept our credentials: nobody can be admitted on its word until they are put right. */
        CREDENTIALS_REFUSED
    }
}
