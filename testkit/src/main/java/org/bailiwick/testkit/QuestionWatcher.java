package org.bailiwick.testkit;

import java.util.function.IntConsumer;

/** Sees what an authority is asked about tokens by those it knows, and when. Called by many threads; must not throw. */
@FunctionalInterface
public interface QuestionWatcher {
    /**
     * A question has come.
     *
     * @return is given the HTTP status of the answer, before that is sent
     */
    IntConsumer asked(Question question);
}
