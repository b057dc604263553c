package org.bailiwick.sample;

import java.util.function.Supplier;

/**
 * A question that one party put to another, or the answer.
 *
 * @param words what was said, without any token or secret; of a question it is known when it has been answered
 * @param at when it was sent or received, on the clock of {@link System#nanoTime}
 */
record Step(String asker, String asked, boolean isAnswer, Supplier<String> words, long at) {
    boolean isBetween(String one, String other) {
        return asker.equals(one) && asked.equals(other);
    }
}
