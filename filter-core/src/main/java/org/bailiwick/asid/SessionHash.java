package org.bailiwick.asid;

import org.bailiwick.credential.Credential;
import org.bailiwick.credential.SessionName;
import org.bailiwick.store.TokenHash;

/**
 * What stands for a session wherever something is remembered or told (AS-10, AS-14): a hash of consumer, session and subject, one
 * a line. What decides besides whether the session is the consumer's own is a line more.
 */
public final class SessionHash {
    private SessionHash() {}

    /** The hash of a session. */
    public static TokenHash of(SessionName session) {
        return TokenHash.of(lines(session));
    }

    /** The hash of a session as it was presented: with its ticket, or with the secret, where there is one. */
    static TokenHash of(Credential.Asid presented) {
        String lines = lines(presented.session());
        return TokenHash.of(presented
                .presentation()
                .fold(
                        proof -> lines,
                        ticket -> lines + "\nticket\n" + ticket.jws(),
                        shared -> lines + "\nsecret\n" + shared.secret().reveal(),
                        loggedIn -> lines));
    }

    private static String lines(SessionName session) {
        return session.consumer() + "\n" + session.sid() + "\n" + session.subject();
    }
}
