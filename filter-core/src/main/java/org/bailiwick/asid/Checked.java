package org.bailiwick.asid;

import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.store.TokenHash;

/** What is known of a presented session before anybody is asked. */
public sealed interface Checked {
    <R> R fold(Function<Refused, R> refused, Function<Proven, R> proven, Function<Unproven, R> unproven);

    /** It is not taken, whatever the session is worth. */
    record Refused(Reason reason) implements Checked {
        @Override
        public <R> R fold(Function<Refused, R> refused, Function<Proven, R> proven, Function<Unproven, R> unproven) {
            return refused.apply(this);
        }
    }

    /**
     * Whoever presents it is the consumer, or is found to be by the very question about the session: what is said of the session
     * holds for every request that is as far as this.
     *
     * @param hash by which it may be remembered
     */
    record Proven(TokenHash hash) implements Checked {
        @Override
        public <R> R fold(Function<Refused, R> refused, Function<Proven, R> proven, Function<Unproven, R> unproven) {
            return proven.apply(this);
        }
    }

    /**
     * Only the authority can check the proof: what it says holds for this request alone, but for that the session is active.
     *
     * @param hash by which it may be remembered that the session is active
     * @param refusal what it is if the authority refuses it: for the proof, where that does not fit the key that the authority has
     *     handed out a moment ago
     */
    record Unproven(TokenHash hash, Reason refusal) implements Checked {
        @Override
        public <R> R fold(Function<Refused, R> refused, Function<Proven, R> proven, Function<Unproven, R> unproven) {
            return unproven.apply(this);
        }
    }
}
