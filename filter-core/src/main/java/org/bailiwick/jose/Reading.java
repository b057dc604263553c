package org.bailiwick.jose;

import java.util.function.Function;

/**
 * What came of reading something that strangers wrote: the thing, or why there is none.
 *
 * @param <T> the thing
 * @param <W> why there is none
 */
public sealed interface Reading<T, W> {
    <R> R fold(Function<? super T, ? extends R> read, Function<? super W, ? extends R> refused);

    /** The next step of reading, taken only when this one succeeded. */
    default <U> Reading<U, W> then(Function<? super T, Reading<U, W>> next) {
        return this.<Reading<U, W>>fold(next, Refused::new);
    }

    /** It was read. */
    record Read<T, W>(T value) implements Reading<T, W> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> read, Function<? super W, ? extends R> refused) {
            return read.apply(value);
        }
    }

    /** It cannot be believed to be what it should be. */
    record Refused<T, W>(W why) implements Reading<T, W> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> read, Function<? super W, ? extends R> refused) {
            return refused.apply(why);
        }
    }
}
