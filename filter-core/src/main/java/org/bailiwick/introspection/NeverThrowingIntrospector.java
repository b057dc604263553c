package org.bailiwick.introspection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
final class NeverThrowingIntrospector implements Introspector {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingIntrospector.class);

    private final Introspector introspector;

    NeverThrowingIntrospector(Introspector introspector) {
        this.introspector = introspector;
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        try {
            return introspector.ask(question).handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static IntrospectionAnswer failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("answer: null") : bug;
        LOG.error("Asking an authority about a token failed by a bug", met);
        return new Failed(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName());
    }
}
