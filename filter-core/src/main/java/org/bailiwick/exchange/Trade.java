package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.token.Scopes;
import org.bailiwick.transport.Backstop;

/** One way to come by a token for the next service. Remembers nothing; what it gives has been found no wider than the caller's. */
@FunctionalInterface
interface Trade {
    /**
     * Gets a token for these scopes. Never throws, and the stage never completes exceptionally.
     *
     * @param scopes what to ask for, within what the edge allows this caller; empty only where the way knows no scopes
     */
    CompletionStage<Traded> get(Caller caller, Scopes scopes);

    /** The same, where a bug is "could not ask", and is logged as a bug: who waits for a token must not wait for ever. */
    default Trade neverThrowing() {
        Backstop<Traded> backstop = Traded.backstop("Getting a token for the next hop");
        return (caller, scopes) -> backstop.answer(() -> get(caller, scopes));
    }
}
