package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An attempt to come by a token, for all who wait for it; what they get of it they cannot complete. */
final class Flight {
    private final CompletableFuture<HopAnswer> landing = new CompletableFuture<>();
    private final CompletionStage<HopAnswer> forCallers = landing.minimalCompletionStage();

    void land(HopAnswer answer) {
        landing.complete(answer);
    }

    boolean hasLanded() {
        return landing.isDone();
    }

    CompletionStage<HopAnswer> forCallers() {
        return forCallers;
    }
}
