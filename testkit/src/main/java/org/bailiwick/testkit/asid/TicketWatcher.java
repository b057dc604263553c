package org.bailiwick.testkit.asid;

import java.util.function.IntConsumer;

/** Sees which tickets come to an authority of sessions, and when. Called by many threads; must not throw. */
@FunctionalInterface
public interface TicketWatcher {
    /**
     * A ticket has come.
     *
     * @return is given the HTTP status of the answer, as it is without any fault, before that is sent
     */
    IntConsumer asked(SeenTicket ticket);
}
