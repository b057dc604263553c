package org.bailiwick.credential;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.token.Secret;

/** How a consumer shows that a session is its own. Nothing of it prints. */
public sealed interface Presentation {
    <R> R fold(
            Function<Proof, R> proof,
            Function<Ticket, R> ticket,
            Function<SharedSecret, R> secret,
            Function<LoggedIn, R> loggedIn);

    /** The proof, in those forms that have one. */
    default Optional<Proof> proven() {
        return fold(
                Optional::of,
                ticket -> Optional.of(ticket.proof()),
                secret -> Optional.empty(),
                loggedIn -> Optional.empty());
    }

    /**
     * By a signature over the request.
     *
     * @param timestamp {@code ts}: when it was made, in seconds of the epoch; 1 to 12 digits without a zero in front
     * @param nonce {@code nonce}: 16 to 128 printable ASCII characters without space, quotes and backslash, never used again
     * @param signature {@code sig}: 43 characters of base64url
     */
    record Proof(String timestamp, String nonce, String signature) implements Presentation {
        public Proof {
            Objects.requireNonNull(timestamp, "timestamp");
            Objects.requireNonNull(nonce, "nonce");
            Objects.requireNonNull(signature, "signature");
        }

        @Override
        public <R> R fold(
                Function<Proof, R> proof,
                Function<Ticket, R> ticket,
                Function<SharedSecret, R> secret,
                Function<LoggedIn, R> loggedIn) {
            return proof.apply(this);
        }

        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }

    /**
     * By a signature over the request, with the authority's signed word on the session beside it.
     *
     * @param proof the signature
     * @param jws {@code A-Ticket}: the JWS in compact form, of which nothing is known
     */
    record Ticket(Proof proof, String jws) implements Presentation {
        public Ticket {
            Objects.requireNonNull(proof, "proof");
            Objects.requireNonNull(jws, "jws");
        }

        @Override
        public <R> R fold(
                Function<Proof, R> proof,
                Function<Ticket, R> ticket,
                Function<SharedSecret, R> secret,
                Function<LoggedIn, R> loggedIn) {
            return ticket.apply(this);
        }

        @Override
        public String toString() {
            return "Ticket[hidden]";
        }
    }

    /** By the secret that the consumer and the authority share, in the clear. */
    record SharedSecret(Secret secret) implements Presentation {
        public SharedSecret {
            Objects.requireNonNull(secret, "secret");
        }

        @Override
        public <R> R fold(
                Function<Proof, R> proof,
                Function<Ticket, R> ticket,
                Function<SharedSecret, R> secret,
                Function<LoggedIn, R> loggedIn) {
            return secret.apply(this);
        }
    }

    /**
     * Not at all: the session is our own, of a person who has logged in here, and it is we who can prove that. No request can say
     * so.
     */
    record LoggedIn() implements Presentation {
        @Override
        public <R> R fold(
                Function<Proof, R> proof,
                Function<Ticket, R> ticket,
                Function<SharedSecret, R> secret,
                Function<LoggedIn, R> loggedIn) {
            return loggedIn.apply(this);
        }
    }
}
