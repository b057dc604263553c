package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.jose.Reading;

/** Gives the tokens of whoever acts for the caller. That there is none is our own fault or an authority's, never the caller's. */
interface ActorTokens {
    /** One that is good, or why there is none. Never throws, and the stage never completes exceptionally. */
    CompletionStage<Reading<ActorToken, Failed>> get();

    /** This one was not taken: it is not given again out of memory. */
    void forget(ActorToken refused);
}
