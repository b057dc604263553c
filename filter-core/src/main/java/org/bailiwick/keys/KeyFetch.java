package org.bailiwick.keys;

import java.util.function.Function;

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

    /** The issuer could not be asked. The detail is for logs. */
    record Unreachable(String detail) implements KeyFetch {
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
