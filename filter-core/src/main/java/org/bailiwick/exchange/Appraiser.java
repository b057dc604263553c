package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.TokenAnswer.Issued;

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
}
