package org.bailiwick.authority;

import java.net.URI;
import java.util.function.Function;

/** Where an authority is asked, as far as that is known. */
public sealed interface Endpoint {
    <R> R fold(Function<At, R> at, Function<Missing, R> missing);

    /** There. */
    record At(URI uri) implements Endpoint {
        @Override
        public <R> R fold(Function<At, R> at, Function<Missing, R> missing) {
            return at.apply(this);
        }
    }

    /**
     * That could not be found out, and so nobody can be asked.
     *
     * @param failure why, for callers
     * @param detail why, for logs
     */
    record Missing(Failure failure, String detail) implements Endpoint {
        @Override
        public <R> R fold(Function<At, R> at, Function<Missing, R> missing) {
            return missing.apply(this);
        }
    }
}
