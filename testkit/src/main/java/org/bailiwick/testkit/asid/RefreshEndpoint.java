package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.bailiwick.testkit.Reply;

/** A consumer trades an A_SID for a new one: refresh ticket in, refresh result out. */
final class RefreshEndpoint implements TicketEndpoint {
    private final Books books;

    RefreshEndpoint(Books books) {
        this.books = books;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException, TicketRefusal {
        Message message = Message.of(exchange, "refresh");
        Consumer consumer = books.registry().caller(exchange, message);
        String old = message.text("a_sid");
        Issued next = books.sessions().refresh(old, consumer, books.now());
        Ticket ticket = new Ticket(books.settings(), "refresh_result")
                .say("a_sid_old", old)
                .say("a_sid", next.sid())
                .expires("a_exp", next.expires());
        if (!books.settings().overlap().isZero()) {
            ticket.say("a_sid_overlap", books.settings().overlap().toSeconds());
        }
        return books.give(AsidEndpoint.REFRESH, ResultEndpoint.signed(books, ticket, next));
    }
}
