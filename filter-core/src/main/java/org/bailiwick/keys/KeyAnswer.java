package org.bailiwick.keys;

import java.util.function.Function;
import org.bailiwick.event.Reason;

/** What a key ring says to the question which key signed a token. */
public sealed interface KeyAnswer {
    <R> R fold(Function<Found, R> found, Function<Refused, R> refused, Function<Unreachable, R> unreachable);

    /** The key; that it fits the token's algorithm is still to be checked at the moment of use (JB-2). */
    record Found(VerificationKey key) implements KeyAnswer {
        @Override
        public <R> R fold(
                Function<Found, R> found, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return found.apply(this);
        }
    }

    /** The issuer has no such key: {@link Reason#TOKEN_KEY_UNKNOWN} or {@link Reason#TOKEN_KEY_AMBIGUOUS}. */
    record Refused(Reason reason) implements KeyAnswer {
        @Override
        public <R> R fold(
                Function<Found, R> found, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return refused.apply(this);
        }
    }

    /** The issuer could not be asked, or gave an answer that cannot be believed; nothing is known of the key. */
    record Unreachable(Reason reason) implements KeyAnswer {
        @Override
        public <R> R fold(
                Function<Found, R> found, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return unreachable.apply(this);
        }
    }
}
