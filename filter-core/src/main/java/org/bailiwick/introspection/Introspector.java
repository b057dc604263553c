package org.bailiwick.introspection;

import java.util.concurrent.CompletionStage;

/** Asks one authority what it knows of a token. */
@FunctionalInterface
public interface Introspector {
    /**
     * Asks. Never throws, never blocks the caller, and the stage never completes exceptionally: whatever goes wrong is an
     * {@link IntrospectionAnswer.Failed}.
     */
    CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question);
}
