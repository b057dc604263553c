package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.testkit.Reply;

/** A consumer fetches what became of a login: result request in, result out. */
final class ResultEndpoint implements TicketEndpoint {
    private static final int RETRY_SECONDS = 1;
    private static final int ACCEPTED = 202;

    private final Books books;

    ResultEndpoint(Books books) {
        this.books = books;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException, TicketRefusal {
        Message message = Message.of(exchange, "result_request");
        Consumer consumer = books.registry().caller(exchange, message);
        String sid = message.text("a_sid");
        Optional<String> code = message.optionalText("a_code");
        Instant now = books.now();
        Optional<Handshakes.Result> result = books.handshakes().result(sid, consumer, code, now);
        return result.isPresent() ? reply(result.get(), code, now) : again(sid, consumer, code, now);
    }

    private Reply reply(Handshakes.Result result, Optional<String> code, Instant now) throws TicketRefusal {
        Handshake handshake = result.handshake();
        Ticket ticket = ticket(handshake.sid());
        if (result.decision().isEmpty()) {
            return pending(ticket, handshake);
        }
        return result.decision()
                .get()
                .fold(
                        allowed -> granted(ticket, open(books, handshake, allowed, code, now)),
                        denied -> unsuccessful(ticket, handshake, "denied"),
                        failed -> unsuccessful(ticket.say("error", "subject_not_allowed"), handshake, "failed"));
    }

    /** Opens the session that a person has allowed. */
    static Issued open(Books books, Handshake handshake, Decision.Allowed allowed, Optional<String> code, Instant now)
            throws TicketRefusal {
        Family family = new Family(
                handshake.consumer(),
                allowed.person(),
                allowed.consent(),
                handshake.resources(),
                books.sessions().end(now),
                code.map(Secrets::hash));
        return books.sessions().open(handshake.sid(), family, now);
    }

    private Ticket ticket(String sid) {
        return new Ticket(books.settings(), "result").say("a_sid", sid);
    }

    private static Reply pending(Ticket ticket, Handshake handshake) {
        return ticket.say("state", "pending")
                .expires("a_exp", handshake.expires())
                .reply(ACCEPTED)
                .withHeader("Retry-After", String.valueOf(RETRY_SECONDS));
    }

    /** Whom it was about is not told, because nobody has consented to that. */
    private static Reply unsuccessful(Ticket ticket, Handshake handshake, String state) {
        Consent nothing = new Consent(
                Consent.answers(handshake.grants(), Set.of()), Consent.answers(handshake.scopes(), Set.of()));
        return ticket.say("state", state)
                .consent(nothing)
                .expires("a_exp", handshake.expires())
                .reply();
    }

    private Reply granted(Ticket ticket, Issued issued) {
        Consent consent = issued.family().consent();
        ticket.say("state", consent.state())
                .say("a_uid", issued.family().uid())
                .consent(consent)
                .expires("a_exp", issued.expires());
        return books.give(AsidEndpoint.RESULT, signed(books, ticket, issued));
    }

    /** Adds {@code a_ticket}, where the settings want it and there is anybody to read it. */
    static Ticket signed(Books books, Ticket ticket, Issued issued) {
        boolean wanted =
                books.settings().signedTickets() && !issued.family().resources().isEmpty();
        return wanted
                ? ticket.say("a_ticket", SignedTicket.of(books.keys(), issued).sign())
                : ticket;
    }

    /** A result is given once, and whoever shows its code again ends the session; without codes it is given again. */
    private Reply again(String sid, Consumer consumer, Optional<String> code, Instant now) throws TicketRefusal {
        Issued issued = books.sessions().current(sid, consumer, now);
        if (books.settings().seed()) {
            return granted(ticket(sid), issued);
        }
        if (code.filter(issued.family()::wasOpenedBy).isPresent()) {
            issued.family().revoke();
        }
        throw Handshakes.invalidCode();
    }
}
