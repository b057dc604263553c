package org.bailiwick.login;

import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;

/** How the beginning of a login has ended. */
public sealed interface Beginning {
    <R> R fold(Function<Sent, R> sent, Function<Failed, R> failed);

    /** @param answer 303 to the authority, with a cookie by which the browser is known again (CS-1) */
    record Sent(HttpAnswer answer) implements Beginning {
        public Sent {
            Objects.requireNonNull(answer, "answer");
        }

        @Override
        public <R> R fold(Function<Sent, R> sent, Function<Failed, R> failed) {
            return sent.apply(this);
        }
    }

    /** @param reason why nobody can log in now, of the kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY} */
    record Failed(Reason reason) implements Beginning {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R fold(Function<Sent, R> sent, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }
}
