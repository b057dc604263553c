package org.bailiwick.asid;

import java.util.concurrent.CompletionStage;

/** An authority that is asked about sessions. */
interface SessionAuthority {
    /** Never blocks, and the stage never completes exceptionally: what goes wrong is an answer too. */
    CompletionStage<VerifyAnswer> ask(VerifyQuestion question);
}
