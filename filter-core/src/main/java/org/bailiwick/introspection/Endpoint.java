package org.bailiwick.introspection;

import java.net.URI;
import java.util.function.Function;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;

/** Where an authority is asked about tokens, as far as that is known. */
sealed interface Endpoint {
    <R> R fold(Function<At, R> at, Function<Missing, R> missing);

    /** There. */
    record At(URI uri) implements Endpoint {
        @Override
        public <R> R fold(Function<At, R> at, Function<Missing, R> missing) {
            return at.apply(this);
        }
    }

    /** That could not be found out, and so nobody can be asked. */
    record Missing(Failed why) implements Endpoint {
        @Override
        public <R> R fold(Function<At, R> at, Function<Missing, R> missing) {
            return missing.apply(this);
        }
    }
}
