package org.bailiwick.credential;

import java.util.Objects;

/** The credential a request carries, well formed and nothing more: nobody has vouched for it yet. */
public sealed interface Credential {
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
        public String toString() {
            return "Bearer[hidden]";
        }
    }
}
