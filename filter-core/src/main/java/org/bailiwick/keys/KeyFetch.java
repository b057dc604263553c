package org.bailiwick.keys;

import java.util.function.Function;
import org.bailiwick.event.Reason;

/** What came of asking for an issuer's keys. */
public sealed interface KeyFetch {
    <R> R fold(Function<Fetched, R> fetched, Function<Unreachable, R> unreachable, Function<Invalid, R> invalid);

    /** The keys the issuer publishes now; possibly none that is usable. */
    record Fetched(KeySet keys) implements KeyFetch {
        @Override
        public <R> R fold(
                Function<Fetched, R> fetched, Function<Unreachable, R> unreachable, Function<Invalid, R> invalid) {
            return fetched.apply(this);
        }
    }

    /**
     * The issuer could not be asked.
     *
     * @param detail for logs
     * @param reason what to tell a caller
     */
    record Unreachable(String detail, Reason reason) implements KeyFetch {
        /** The issuer could not be asked; {@link Reason#AUTHORITY_UNREACHABLE}. */
        public Unreachable(String detail) {
            this(detail, Reason.AUTHORITY_UNREACHABLE);
        }

        @Override
        public <R> R fold(
                Function<Fetched, R> fetched, Function<Unreachable, R> unreachable, Function<Invalid, R> invalid) {
            return unreachable.apply(this);
        }
    }

    /** The issuer answered with something that cannot be believed. The detail is for logs. */
    record Invalid(String detail) implements KeyFetch {
        @Override
        public <R> R fold(
                Function<Fetched, R> fetched, Function<Unreachable, R> unreachable, Function<Invalid, R> invalid) {
            return invalid.apply(this);
        }
    }
}
