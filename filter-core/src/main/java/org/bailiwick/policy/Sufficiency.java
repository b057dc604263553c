package org.bailiwick.policy;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;

/** Whether a token that is good is also enough. */
public sealed interface Sufficiency {
    <R> R fold(Function<Enough, R> enough, Function<Insufficient, R> insufficient);

    /** Every condition is met. */
    record Enough() implements Sufficiency {
        @Override
        public <R> R fold(Function<Enough, R> enough, Function<Insufficient, R> insufficient) {
            return enough.apply(this);
        }
    }

    /**
     * A condition is not met.
     *
     * @param reason of kind {@code INSUFFICIENT}
     * @param scopes the scopes that would be needed; none when scopes are not what is missing
     * @param grants the grants that would be needed; none when grants are not what is missing
     */
    record Insufficient(Reason reason, Scopes scopes, Set<String> grants) implements Sufficiency {
        public Insufficient {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(scopes, "scopes");
            grants = Set.copyOf(grants);
        }

        /** Something else than grants is missing. */
        public Insufficient(Reason reason, Scopes scopes) {
            this(reason, scopes, Set.of());
        }

        @Override
        public <R> R fold(Function<Enough, R> enough, Function<Insufficient, R> insufficient) {
            return insufficient.apply(this);
        }
    }
}
