package org.bailiwick.authority;

import java.util.function.LongSupplier;
import org.bailiwick.transport.Backoff;

/**
 * Whether an authority is asked, or left alone because it has failed too often. Closed, everybody may ask, until {@value
 * #FAILURES} questions in a row have failed. Then nobody may for a while; then one may, alone, and how that ends decides: all
 * may again, or nobody for a longer while.
 */
public final class Circuit {
    /** So many failures in a row open it. */
    static final int FAILURES = 5;

    private final LongSupplier ticker;
    private final Backoff backoff;
    private State state = State.CLOSED;
    private int failures;
    private int rests;
    private long restsUntil;

    /** @param ticker nanoseconds */
    public Circuit(LongSupplier ticker, Backoff backoff) {
        this.ticker = ticker;
        this.backoff = backoff;
    }

    /** Asks for leave to ask; whoever gets it must say how it {@link #ended}. */
    public synchronized Leave leave() {
        if (state == State.CLOSED) {
            return Leave.GIVEN;
        }
        if (state == State.PROBED || ticker.getAsLong() - restsUntil < 0) {
            return Leave.REFUSED;
        }
        state = State.PROBED;
        return Leave.TO_PROBE;
    }

    /** How a question ended; what was asked before the circuit opened, and ends later, changes nothing. */
    public synchronized void ended(Leave leave, Ending ending) {
        if (leave == Leave.TO_PROBE) {
            switch (ending) {
                case GOOD -> close();
                case BAD -> open();
                case NEITHER -> state = State.OPEN; // the rest is over: the next question tries
            }
        } else if (state == State.CLOSED) {
            switch (ending) {
                case GOOD -> failures = 0;
                case BAD -> failed();
                case NEITHER -> {}
            }
        }
    }

    /** How asking goes, now. */
    public synchronized AuthorityHealth health() {
        boolean asked = state == State.CLOSED;
        return new AuthorityHealth(
                asked ? AuthorityHealth.State.ASKED : AuthorityHealth.State.LEFT_ALONE,
                asked ? failures : FAILURES + rests - 1);
    }

    private void failed() {
        failures++;
        if (failures == FAILURES) {
            open();
        }
    }

    private void close() {
        state = State.CLOSED;
        failures = 0;
        rests = 0;
    }

    private void open() {
        state = State.OPEN;
        rests++;
        restsUntil = ticker.getAsLong() + backoff.nanosAfter(rests);
    }

    private enum State {
        CLOSED,
        OPEN,
        PROBED
    }

    /** What one may do. */
    public enum Leave {
        /** Ask. */
        GIVEN,
        /** Ask, and find out for all others. */
        TO_PROBE,
        /** Not ask. */
        REFUSED
    }

    /** What a question said of the authority. */
    public enum Ending {
        /** It answers. */
        GOOD,
        /** It could not be asked. */
        BAD,
        /** Nothing. */
        NEITHER
    }
}
