package org.bailiwick.authority;

import java.time.Duration;
import java.util.Optional;

/**
 * What one kind of question and its answers mean, as far as it matters to the ways around every authority.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public interface QuestionKind<Q, A> {
    /** What is done by asking so, for logs: the beginning of a sentence. */
    String asking();

    /** Why there is no answer; nothing where the authority has answered, whatever it said. */
    Optional<Failure> failureOf(A answer);

    /** The answer that there is none. */
    A failed(Failure failure, String detail);

    /**
     * The question to ask once more where there was no connection; nothing where that would do harm, or no time is left for it.
     *
     * @param failed what came of the first attempt
     * @param elapsed how long that took
     */
    Optional<Q> again(Q question, A failed, Duration elapsed);

    /** What came of both attempts. */
    default A ofBoth(Q question, A failed, A second) {
        return second;
    }
}
