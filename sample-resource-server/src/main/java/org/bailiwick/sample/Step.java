package org.bailiwick.sample;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question that one party put to another, or the answer.
 *
 * @param question what is answered; nothing where this is a question itself
 * @param words what was said, without any token or secret; of a question it is known when it has been answered
 * @param at when it was sent or received, on the clock of {@link System#nanoTime}
 */
record Step(String asker, String asked, Optional<Step> question, Supplier<String> words, long at) {
    boolean isAnswer() {
        return question.isPresent();
    }

    /** Whether this was asked for, or answers what was: something whose path begins like this. */
    boolean isAbout(String path) {
        return question.orElse(this).words.get().contains(" " + path);
    }

    boolean isBetween(String one, String other) {
        return asker.equals(one) && asked.equals(other);
    }
}
