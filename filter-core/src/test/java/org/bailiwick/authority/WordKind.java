package org.bailiwick.authority;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.authority.WordKind.Word;

/** Questions that are a word, and are asked again in another. */
final class WordKind implements QuestionKind<String, Word> {
    /** The question that is not asked twice. */
    static final String ONCE = "once";

    /**
     * What is answered.
     *
     * @param failure why it is no answer, if it is none
     */
    record Word(Optional<Failure> failure, String text) {}

    static Word answer(String text) {
        return new Word(Optional.empty(), text);
    }

    static Word failure(Failure failure) {
        return new Word(Optional.of(failure), "as told");
    }

    @Override
    public String asking() {
        return "Asking for a word";
    }

    @Override
    public Optional<Failure> failureOf(Word answer) {
        return answer.failure();
    }

    @Override
    public Word failed(Failure failure, String detail) {
        return new Word(Optional.of(failure), detail);
    }

    @Override
    public Optional<String> again(String question, Word failed, Duration elapsed) {
        return question.equals(ONCE)
                ? Optional.empty()
                : Optional.of(question + " after " + elapsed.toMillis() + " ms and " + failed.text());
    }

    @Override
    public Word ofBoth(String question, Word failed, Word second) {
        return new Word(second.failure(), question + ": " + failed.text() + ", " + second.text());
    }
}
