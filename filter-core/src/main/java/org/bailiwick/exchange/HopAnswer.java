package org.bailiwick.exchange;

import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;

/** What came of wanting a token for the next service. There is no third way: in no case is the caller's own token sent. */
public sealed interface HopAnswer {
    <R> R fold(Function<Given, R> given, Function<Refused, R> refused, Function<Undecided, R> undecided);

    /** There is one, and it is no wider than the caller's. */
    record Given(HopToken token) implements HopAnswer {
        public Given {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public <R> R fold(Function<Given, R> given, Function<Refused, R> refused, Function<Undecided, R> undecided) {
            return given.apply(this);
        }
    }

    /**
     * The caller may not have one.
     *
     * @param reason why; of kind {@code INVALID_TOKEN}, {@code INSUFFICIENT} or {@code FORBIDDEN}
     * @param needed the scopes that the caller would need; none where scopes are not what is missing
     */
    record Refused(Reason reason, Scopes needed) implements HopAnswer {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(needed, "needed");
        }

        /** For a reason that no scope would help against. */
        public Refused(Reason reason) {
            this(reason, Scopes.NONE);
        }

        @Override
        public <R> R fold(Function<Given, R> given, Function<Refused, R> refused, Function<Undecided, R> undecided) {
            return refused.apply(this);
        }
    }

    /** Nobody could be asked, or what came is not to be used; the reason is of kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}. */
    record Undecided(Reason reason) implements HopAnswer {
        public Undecided {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R fold(Function<Given, R> given, Function<Refused, R> refused, Function<Undecided, R> undecided) {
            return undecided.apply(this);
        }
    }
}
