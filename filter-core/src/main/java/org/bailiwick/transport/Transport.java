package org.bailiwick.transport;

import java.util.concurrent.CompletionStage;

/** Calls an authority. */
@FunctionalInterface
public interface Transport {
    /**
     * Sends the question. Never throws, never blocks the caller, and the stage never completes exceptionally: whatever
     * goes wrong is an {@link Answer.Failed}.
     */
    CompletionStage<Answer> send(Question question);
}
