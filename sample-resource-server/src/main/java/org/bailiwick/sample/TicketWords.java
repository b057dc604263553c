package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.asid.SeenTicket;
import org.bailiwick.testkit.asid.TicketWatcher;

/** What may be shown of a ticket: what kind it is and what is in it, by name; nobody's session, and no secret. */
final class TicketWords {
    private TicketWords() {}

    /** Writes down what comes to the authority: questions of the gateway, and tickets of consumers. */
    static TicketWatcher watcher(String name, Journal journal) {
        return ticket -> journal.open().asked(asker(ticket), name, () -> of(ticket))::ended;
    }

    /** Only a resource server has questions; the gateway, which is the only one here, is a consumer as well. */
    private static String asker(SeenTicket ticket) {
        boolean gateway = ticket.names().contains("proof")
                || ticket.names().contains("a_uid")
                || ticket.consumer().equals(Sessions.DESK);
        return gateway ? Sessions.GATEWAY : Journal.CLIENT;
    }

    static String of(SeenTicket ticket) {
        List<String> members =
                ticket.names().stream().filter(name -> !name.equals("ticket")).toList();
        return "POST " + ticket.endpoint().path() + "  " + String.join(" ", members);
    }
}
