package org.bailiwick.authority;

import java.util.concurrent.CompletionStage;

/**
 * A way to ask an authority. Ways are put around each other: whoever asks asks the outermost.
 *
 * @param <Q> what is asked
 * @param <A> what is answered; a {@link QuestionKind} says what that means
 */
@FunctionalInterface
public interface Way<Q, A> {
    /** Asks. Never throws, never blocks the caller, and the stage never completes exceptionally: what goes wrong is an answer too. */
    CompletionStage<A> ask(Q question);
}
