package org.bailiwick.benchmarks.federation;

import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Question;

/** Whatever answers questions that arrive over the network. */
@FunctionalInterface
interface Endpoint {
    CompletionStage<Answer.Answered> answer(Question question);
}
