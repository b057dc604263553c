package org.bailiwick.login;

import java.time.Instant;
import java.util.Optional;

/**
 * What has become of an A_SID that a cookie may still hold: it has a successor, or its login has ended. Does not print.
 *
 * @param successor the login as it went on; nothing where it did not
 * @param until how long whoever still comes with the old cookie is taken for the same; after that the cookie is worth nothing
 */
record Fate(Optional<Held> successor, Instant until) {
    static final Fate ENDED = new Fate(Optional.empty(), Instant.MIN);

    static Fate succeeded(Held successor, Instant until) {
        return new Fate(Optional.of(successor), until);
    }

    Optional<Held> successor(Instant now) {
        return isOver(now) ? Optional.empty() : successor;
    }

    /** Whether the old cookie is worth nothing any more. */
    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    @Override
    public String toString() {
        return "Fate[hidden]";
    }
}
