package org.bailiwick.asid;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;

/** What an authority says of a session. Only {@link Active} can become a yes, and it is not one yet. */
sealed interface VerifyAnswer {
    <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed);

    /**
     * The authority says that the session is active.
     *
     * @param facts what it says of it; nothing of it has been held against what was presented (AS-6)
     * @param key what the consumer's proofs for us are made with, where the authority hands it out
     */
    record Active(SessionFacts facts, Optional<ProofKey> key) implements VerifyAnswer {
        public Active {
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(key, "key");
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return active.apply(this);
        }
    }

    /**
     * The authority says that it is not: it is unknown there, superseded, revoked or over, or the proof is not its consumer's.
     *
     * @param reason what it says of why, if anything
     * @param isForConsumer whether it says that it is for the consumer, or its proof, whatever the session is worth
     */
    record Inactive(Reason reason, boolean isForConsumer) implements VerifyAnswer {
        public Inactive {
            Objects.requireNonNull(reason, "reason");
        }

        /** For the session. */
        Inactive(Reason reason) {
            this(reason, false);
        }

        /** Without a word on why. */
        Inactive() {
            this(Reason.SESSION_INACTIVE);
        }

        /** For its consumer. */
        static Inactive forConsumer(Reason reason) {
            return new Inactive(reason, true);
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return inactive.apply(this);
        }
    }

    /**
     * Nothing is known of the session.
     *
     * @param failure why
     * @param detail for logs: what was met and what was expected; never a session, a secret or a body
     */
    record Failed(Failure failure, String detail) implements VerifyAnswer {
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public <R> R fold(Function<Active, R> active, Function<Inactive, R> inactive, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }
}
