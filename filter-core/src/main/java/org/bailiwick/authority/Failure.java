package org.bailiwick.authority;

import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.transport.Answer;

/** Why an authority's answer cannot be had. The first of a reason is the one that says no more than the reason does. */
public enum Failure {
    /** The authority, or something that is needed to ask it or to believe it, cannot answer now: 429, 5xx, no metadata, no keys. */
    NOT_NOW(Reason.AUTHORITY_UNREACHABLE, Outcome.UNREACHABLE),
    /** No connection, or it broke before the answer was complete. */
    NO_CONNECTION(Reason.AUTHORITY_UNREACHABLE, Outcome.UNREACHABLE),
    /** The authority took too long. */
    TIMED_OUT(Reason.AUTHORITY_UNREACHABLE, Outcome.UNREACHABLE),
    /** The authority is well, and says that another domain, which it would have to ask, cannot be asked or believed. */
    NOT_BEYOND(Reason.AUTHORITY_UNREACHABLE, Outcome.UNREACHABLE),
    /** The authority was not asked, because it has failed too often. */
    NOT_ASKED(Reason.AUTHORITY_UNREACHABLE, Outcome.NOT_ASKED),
    /** Too many questions to the authority are in flight. */
    BUSY(Reason.AUTHORITY_BUSY, Outcome.BUSY),
    /** The asker's own time was over, or so short that the authority's silence says nothing of the authority. */
    OUT_OF_TIME(Reason.DEADLINE_EXCEEDED, Outcome.UNREACHABLE),
    /** The authority does not accept our credentials (IN-9). */
    CREDENTIALS_REFUSED(Reason.CREDENTIALS_REFUSED, Outcome.CREDENTIALS_REFUSED),
    /**
     * Refused as for our credentials, but not in the protocol's own words: it may be something before the authority, and for what a
     * stranger has written into the request.
     */
    REFUSED_WITHOUT_A_WORD(Reason.CREDENTIALS_REFUSED, Outcome.CREDENTIALS_REFUSED),
    /** The authority's answer cannot be believed. */
    UNBELIEVABLE(Reason.AUTHORITY_ANSWER_INVALID, Outcome.INVALID),
    /** A defect of ours. */
    DEFECT(Reason.INTERNAL_ERROR, Outcome.UNREACHABLE);

    private final Reason reason;
    private final Outcome outcome;

    Failure(Reason reason, Outcome outcome) {
        this.reason = reason;
        this.outcome = outcome;
    }

    /**
     * The one that says no more than the reason does.
     *
     * @throws IllegalArgumentException for a reason that is not that nobody could be asked
     */
    public static Failure of(Reason reason) {
        for (Failure failure : values()) {
            if (failure.reason == reason) {
                return failure;
            }
        }
        throw new IllegalArgumentException("reason: " + reason + " (expected: that nobody could be asked)");
    }

    /** What it means for a question that a call failed so, where the asker had as much time as calls have. */
    public static Failure of(Answer.Why why) {
        return switch (why) {
            case UNREACHABLE -> NO_CONNECTION;
            case TIMED_OUT -> TIMED_OUT;
            case BUSY -> BUSY;
            case TOO_LARGE, FORBIDDEN -> UNBELIEVABLE;
        };
    }

    /** What to tell a caller; of kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}. */
    public Reason reason() {
        return reason;
    }

    /** What a question that ended so says of the authority. */
    public Circuit.Ending ending() {
        return switch (this) {
            case NOT_NOW, NO_CONNECTION, TIMED_OUT, CREDENTIALS_REFUSED -> Circuit.Ending.BAD;
            case NOT_BEYOND, UNBELIEVABLE -> Circuit.Ending.GOOD; // whatever it said, it was there to say it
            case NOT_ASKED, BUSY, OUT_OF_TIME, REFUSED_WITHOUT_A_WORD, DEFECT -> Circuit.Ending.NEITHER;
        };
    }

    /** What to report. */
    public Outcome outcome() {
        return outcome;
    }
}
