package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.bailiwick.testkit.Answerer;
import org.bailiwick.testkit.Reply;

/** Takes one kind of ticket. */
@FunctionalInterface
interface TicketEndpoint {
    Reply answer(HttpExchange exchange) throws IOException, TicketRefusal;

    /** The same with its refusals written down. */
    static Answerer refusing(TicketEndpoint endpoint) {
        return exchange -> {
            try {
                return endpoint.answer(exchange);
            } catch (TicketRefusal refusal) {
                return refusal.reply();
            }
        };
    }
}
