package org.bailiwick.credential;

import java.util.function.Function;
import org.bailiwick.event.Reason;

/** What a request carries by way of credentials. */
public sealed interface Extraction {
    <R> R fold(Function<Found, R> found, Function<Absent, R> absent, Function<Refused, R> refused);

    /** Exactly one, well formed. */
    record Found(Credential credential) implements Extraction {
        @Override
        public <R> R fold(Function<Found, R> found, Function<Absent, R> absent, Function<Refused, R> refused) {
            return found.apply(this);
        }
    }

    /** None that could be looked at; the reason is of kind {@code NO_CREDENTIAL}. */
    record Absent(Reason reason) implements Extraction {
        @Override
        public <R> R fold(Function<Found, R> found, Function<Absent, R> absent, Function<Refused, R> refused) {
            return absent.apply(this);
        }
    }

    /** Several, or one that is not well formed; the reason is of kind {@code INVALID_REQUEST}. */
    record Refused(Reason reason) implements Extraction {
        @Override
        public <R> R fold(Function<Found, R> found, Function<Absent, R> absent, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
