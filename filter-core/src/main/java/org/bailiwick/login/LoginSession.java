package org.bailiwick.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bailiwick.credential.SessionName;
import org.bailiwick.store.TokenHash;

/**
 * The session of somebody who has logged in here. Does not print.
 *
 * @param name which one it is
 * @param end {@code a_exp}
 * @param due from when on it is to be refreshed; at its end or later, if refreshing is of no use
 */
record LoginSession(SessionName name, Instant end, Instant due) {
    LoginSession {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(due, "due");
    }

    /**
     * One that has just been opened, or refreshed with success.
     *
     * @param before how long before its end it is to be refreshed, but not in the first half of its life
     */
    static LoginSession begun(SessionName name, Instant end, Instant now, Duration before) {
        Duration half = Duration.between(now, end).dividedBy(2);
        return new LoginSession(name, end, end.minus(half.compareTo(before) < 0 ? half : before));
    }

    /** What comes after it. Where that does not last longer, the one after it would not either. */
    LoginSession refreshed(String sid, Instant newEnd, Instant now, Duration before) {
        SessionName next = new SessionName(name.consumer(), sid, name.subject());
        return newEnd.isAfter(end) ? begun(next, newEnd, now, before) : new LoginSession(next, newEnd, newEnd);
    }

    /** The same, to be refreshed at another time. */
    LoginSession due(Instant other) {
        return new LoginSession(name, end, other);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    /** Whether it cannot be used as it is: it is to be refreshed, or over. */
    boolean isDue(Instant now) {
        return !now.isBefore(due) || isOver(now);
    }

    boolean isOf(SessionName other) {
        return name.sid().equals(other.sid());
    }

    /** What stands for its A_SID where something is remembered of that (AS-14). */
    TokenHash hash() {
        return hash(name);
    }

    static TokenHash hash(SessionName name) {
        return TokenHash.of(name.sid());
    }

    @Override
    public String toString() {
        return "LoginSession[hidden]";
    }
}
