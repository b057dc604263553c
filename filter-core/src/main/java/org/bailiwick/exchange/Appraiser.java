package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.transport.Backstop;

/** Finds out what a token is that was issued to us, and whether it may be used: {@link SubsetProof}. */
@FunctionalInterface
interface Appraiser {
    /**
     * A token to send, or why there is none. Never throws, and the stage never completes exceptionally.
     *
     * @param issued what the authority gave; a bearer token, by its own word
     * @param expected what it must be
     */
    CompletionStage<Traded> appraise(Issued issued, Expectation expected);

    /** The same, where a bug gives a token that is not used, and is logged as a bug. */
    default Appraiser neverThrowing() {
        Backstop<Traded> backstop = Traded.backstop("Appraising a token for the next service");
        return (issued, expected) -> backstop.answer(() -> appraise(issued, expected));
    }
}
