package org.bailiwick.verification;

import java.time.Instant;
import java.util.function.Function;
import org.bailiwick.keys.VerificationKey;

/** What a domain's word on a token rests on, and with it how long that word holds. */
public sealed interface Basis {
    <R> R fold(Function<Nothing, R> nothing, Function<Signature, R> signature, Function<Answer, R> answer);

    /** Nothing that could be remembered: no signature was checked, and no authority has answered. */
    record Nothing() implements Basis {
        @Override
        public <R> R fold(Function<Nothing, R> nothing, Function<Signature, R> signature, Function<Answer, R> answer) {
            return nothing.apply(this);
        }
    }

    /** A signature that was checked with this key, whether it was good or not: the word holds as long as the key is believed. */
    record Signature(VerificationKey key) implements Basis {
        @Override
        public <R> R fold(Function<Nothing, R> nothing, Function<Signature, R> signature, Function<Answer, R> answer) {
            return signature.apply(this);
        }
    }

    /** An authority's answer, which holds before this instant and not from it on. */
    record Answer(Instant until) implements Basis {
        @Override
        public <R> R fold(Function<Nothing, R> nothing, Function<Signature, R> signature, Function<Answer, R> answer) {
            return answer.apply(this);
        }
    }
}
