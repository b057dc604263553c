package org.bailiwick.credential;

import java.util.Objects;
import java.util.function.Function;

/** The credential a request carries, well formed and nothing more: nobody has vouched for it yet. */
public sealed interface Credential {
    <R> R fold(Function<Bearer, R> bearer);

    /**
     * A bearer token (RFC 6750 section 2.1).
     *
     * @param token the token as sent; does not print
     */
    record Bearer(String token) implements Credential {
        public Bearer {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public <R> R fold(Function<Bearer, R> bearer) {
            return bearer.apply(this);
        }

        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }
}
