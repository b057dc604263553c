package org.bailiwick.introspection;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;

/** What an authority says of a token. Only {@link Active} can become a yes, and it is not one yet. */
public sealed interface IntrospectionAnswer {
    <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed);

    /**
     * The authority says that the token is active, and more; nothing of it has been held against what we expect (IN-6).
     *
     * @param members the members of the answer; {@code active} is the boolean true
     * @param mayBeKept for how long the answer's {@code Cache-Control} allows to remember it; nothing where it does not say
     */
    record Active(Claims members, Optional<Duration> mayBeKept) implements IntrospectionAnswer {
        public Active {
            Objects.requireNonNull(members, "members");
            Objects.requireNonNull(mayBeKept, "mayBeKept");
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return active.apply(this);
        }
    }

    /**
     * The authority does not say that the token is active (IN-4, IN-10): it is unknown there, expired, revoked, or not for us.
     *
     * @param mayBeKept for how long the answer's {@code Cache-Control} allows to remember it; nothing where it does not say
     */
    record Inactive(Optional<Duration> mayBeKept) implements IntrospectionAnswer {
        public Inactive {
            Objects.requireNonNull(mayBeKept, "mayBeKept");
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return inactive.apply(this);
        }
    }

    /**
     * Nothing is known of the token.
     *
     * @param failure why
     * @param detail for logs: what was met and what was expected; never a token, a secret or a body
     */
    record Failed(Failure failure, String detail) implements IntrospectionAnswer {
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(detail, "detail");
        }

        /**
         * No more than a reason.
         *
         * @throws IllegalArgumentException for a reason that is not of kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}
         */
        public Failed(Reason reason) {
            this(Failure.of(reason), "");
        }

        /** What to tell a caller. */
        public Reason reason() {
            return failure.reason();
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }
}
