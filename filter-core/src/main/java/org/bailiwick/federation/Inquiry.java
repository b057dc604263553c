package org.bailiwick.federation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.request.Deadlines;

/** Passes a question on to the one domain that can answer it, and waits no longer than there is time. */
final class Inquiry {
    private final Passage passage;
    private final Deadlines deadlines;

    Inquiry(Passage passage, Deadlines deadlines) {
        this.passage = passage;
        this.deadlines = deadlines;
    }

    CompletionStage<IntrospectionAnswer> pass(IntrospectionQuestion asked, Route route, Duration budget) {
        CompletableFuture<IntrospectionAnswer> answer = route.partner()
                .domain()
                .introspector()
                .ask(onward(asked, route, budget))
                .toCompletableFuture();
        if (answer.isDone()) {
            return answer;
        }
        // A copy: the stage that somebody else may share is not ours to complete.
        return deadlines.within(budget, answer.copy(), new IntrospectionAnswer.Failed(Reason.DEADLINE_EXCEEDED));
    }

    /** Our own authorization server is asked as RFC 7662 has it, unless it knows of federation, too. */
    private IntrospectionQuestion onward(IntrospectionQuestion asked, Route route, Duration budget) {
        if (route.partner().isHome() && route.partner().federators().isEmpty()) {
            return IntrospectionQuestion.about(asked.token());
        }
        return new IntrospectionQuestion(
                asked.token(),
                route.origin(),
                asked.resource(),
                passage.onward(asked.path(), route.partner()),
                Optional.of(budget));
    }
}
