package org.bailiwick.testkit;

import java.util.function.IntConsumer;

/** Sees what a token endpoint is asked for by clients it knows, and when. Called by many threads; must not throw. */
@FunctionalInterface
public interface TradeWatcher {
    /**
     * A request has come.
     *
     * @return is given the HTTP status of the answer, before that is sent
     */
    IntConsumer asked(Trade trade);
}
