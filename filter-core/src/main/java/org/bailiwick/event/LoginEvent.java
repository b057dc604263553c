package org.bailiwick.event;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One question to an authority of sessions in which we are a consumer of it, or one that was not put because the authority has
 * failed too often.
 *
 * @param at when it ended
 * @param domain the configured name of the domain
 * @param step what was asked for
 * @param outcome how it ended
 * @param detail why it was not done, for people; empty when it was; never a session, a code, a state, a secret or a URL that
 *     somebody could use
 * @param duration how long it took
 */
public record LoginEvent(Instant at, String domain, Step step, Outcome outcome, String detail, Duration duration)
        implements Event {
    @Override
    public void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins) {
        logins.accept(this);
    }

    /** What a consumer asks for. */
    public enum Step {
        /** To have a person sent to the authority. */
        HANDSHAKE,
        /** What became of that person's login. */
        RESULT,
        /** A new A_SID for one that is about to end. */
        REFRESH,
        /** The end of a session. */
        REVOKE
    }

    /** How a question ended. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** The authority has not decided yet. */
        PENDING,
        /** The authority has decided against it: the person said no, or what was asked about is no more. */
        REFUSED,
        /** The authority could not be asked. */
        UNREACHABLE,
        /** Too many questions to the authority were in flight. */
        BUSY,
        /** The authority was not asked, because it has failed too often. */
        NOT_ASKED,
        /** The authority's answer cannot be believed, or says that our own configuration is wrong. */
        INVALID,
        /** The authority does not accept us as a consumer: nobody can log in until that is put right. */
        CREDENTIALS_REFUSED
    }
}
