package org.bailiwick.testkit.asid;

import java.time.Clock;
import java.time.Instant;
import org.bailiwick.testkit.TokenBuilder;

/** A session that a test has opened without a browser, by the A_SID that was current then. Does not print it. */
public final class Session {
    private final Books books;
    private final Issued issued;

    Session(Books books, Issued issued) {
        this.books = books;
        this.issued = issued;
    }

    /** {@code a_sid}. */
    public String sid() {
        return issued.sid();
    }

    /** {@code a_uid}. */
    public String uid() {
        return issued.family().uid();
    }

    /** {@code a_exp}. */
    public Instant expires() {
        return issued.expires();
    }

    /** Whose session it is. */
    public Consumer consumer() {
        return issued.family().consumer();
    }

    /** Begins the signed ticket, to be signed as it is, with other claims, or with a flaw. */
    public TokenBuilder ticket() {
        return SignedTicket.of(books.keys(), issued);
    }

    /**
     * The session with a new A_SID; this one is superseded.
     *
     * @throws IllegalStateException when the authority refuses that
     */
    public Session refresh() {
        try {
            return new Session(books, books.sessions().refresh(sid(), consumer(), books.now()));
        } catch (TicketRefusal refusal) {
            throw new IllegalStateException("refresh: " + refusal.error().code(), refusal);
        }
    }

    /** Ends the session, every A_SID of it. */
    public void revoke() {
        issued.family().revoke();
    }

    Clock clock() {
        return books.settings().clock();
    }

    @Override
    public String toString() {
        return "Session[hidden]";
    }
}
