package org.bailiwick.login;

import java.util.concurrent.CompletionStage;

/** An authority that takes tickets. */
interface TicketDesk {
    /** Never blocks, and the stage never completes exceptionally: what goes wrong is an answer too. */
    <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question);
}
