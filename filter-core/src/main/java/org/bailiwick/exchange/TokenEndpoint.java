package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;

/** Asks an authority for a token. */
@FunctionalInterface
interface TokenEndpoint {
    /** Never throws, and the stage never completes exceptionally. */
    CompletionStage<TokenAnswer> ask(TokenQuestion question);
}
