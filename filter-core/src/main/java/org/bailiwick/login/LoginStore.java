package org.bailiwick.login;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of those who have logged in. Everything that changes a login is about one A_SID of it, and does nothing where the
 * login has another by now: what ends one never ends its successor. Safe for use by many threads.
 */
interface LoginStore {
    /** The login that a cookie names, with the session that it has by now; it may be over. */
    Optional<Held> find(String cookie);

    /** Begins a login under a cookie that nobody has had before (CS-4). */
    Held open(LoginSession session);

    /**
     * Puts a session in the place of the one that is held.
     *
     * @return nothing where the login has ended meanwhile; the new session is then nobody's
     */
    Optional<Held> renew(Held held, LoginSession successor);

    /**
     * Puts the next refresh off.
     *
     * @return the login as it is by now; nothing where it has ended meanwhile
     */
    Optional<Held> postpone(Held held, Instant due);

    /** Ends a login; whether it still had that session. */
    boolean end(Held held);

    /** Ends the login that a cookie names, whichever session it has by now, and tells that for the last time. */
    Optional<LoginSession> take(String cookie);
}
