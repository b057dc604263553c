package org.bailiwick.verification;

import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.token.VerifiedToken;

/**
 * What a domain says of a credential. <em>Accepted</em> and <em>Rejected</em> are final; <em>NotMine</em> and
 * <em>Unreachable</em> let the next domain be asked, but where somebody was unreachable and nobody accepts, nothing has
 * been decided.
 */
public sealed interface Verification {
    <R> R fold(
            Function<Accepted, R> accepted,
            Function<Rejected, R> rejected,
            Function<NotMine, R> notMine,
            Function<Unreachable, R> unreachable);

    /** The domain vouches for the token. */
    record Accepted(VerifiedToken token) implements Verification {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Rejected, R> rejected,
                Function<NotMine, R> notMine,
                Function<Unreachable, R> unreachable) {
            return accepted.apply(this);
        }
    }

    /**
     * The token is the domain's own, and bad; the reason is of kind {@code INVALID_TOKEN}. Or the domain speaks for another that
     * it may not speak for here (TBF-4); then the reason is of kind {@code INSUFFICIENT}.
     */
    record Rejected(Reason reason) implements Verification {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Rejected, R> rejected,
                Function<NotMine, R> notMine,
                Function<Unreachable, R> unreachable) {
            return rejected.apply(this);
        }
    }

    /** The domain does not know the token. */
    record NotMine() implements Verification {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Rejected, R> rejected,
                Function<NotMine, R> notMine,
                Function<Unreachable, R> unreachable) {
            return notMine.apply(this);
        }
    }

    /** The domain could not be asked; the reason is of kind {@code UNAVAILABLE} or {@code BAD_AUTHORITY}. */
    record Unreachable(Reason reason) implements Verification {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Rejected, R> rejected,
                Function<NotMine, R> notMine,
                Function<Unreachable, R> unreachable) {
            return unreachable.apply(this);
        }
    }
}
