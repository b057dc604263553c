package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.bailiwick.testkit.Reply;

/** A consumer ends a session, or a login; the answer is the same whether there was one or not. */
final class RevokeEndpoint implements TicketEndpoint {
    private final Books books;

    RevokeEndpoint(Books books) {
        this.books = books;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException, TicketRefusal {
        Message message = Message.of(exchange, "revoke");
        Consumer consumer = books.registry().caller(exchange, message);
        String sid = message.text("a_sid");
        books.handshakes().close(sid, consumer);
        books.sessions().revoke(sid, consumer);
        return Reply.json(200, "{}").withHeader("Cache-Control", "no-store");
    }
}
