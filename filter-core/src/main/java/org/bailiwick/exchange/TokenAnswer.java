package org.bailiwick.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.authority.Failure;
import org.bailiwick.token.Scopes;

/** What a token endpoint said. */
sealed interface TokenAnswer {
    <R> R fold(Function<Issued, R> issued, Function<Refused, R> refused, Function<Failed, R> failed);

    /**
     * It issued a token; nothing of it has been judged. Prints no token.
     *
     * @param token the token
     * @param tokenType how it is used
     * @param issuedTokenType what it is (RFC 8693 section 2.2.1); often not said
     * @param lifetime how long it is valid, from when it was asked for; often not said
     * @param scopes its scopes; not said where they are as asked (RFC 6749 section 5.1)
     * @param refreshToken whether a refresh token came too, which is not kept (RD-5)
     * @param askedAt when it was asked for
     */
    record Issued(
            String token,
            String tokenType,
            Optional<String> issuedTokenType,
            Optional<Duration> lifetime,
            Optional<Scopes> scopes,
            boolean refreshToken,
            Instant askedAt)
            implements TokenAnswer {
        public Issued {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(tokenType, "tokenType");
            Objects.requireNonNull(issuedTokenType, "issuedTokenType");
            Objects.requireNonNull(lifetime, "lifetime");
            Objects.requireNonNull(scopes, "scopes");
            Objects.requireNonNull(askedAt, "askedAt");
        }

        @Override
        public <R> R fold(Function<Issued, R> issued, Function<Refused, R> refused, Function<Failed, R> failed) {
            return issued.apply(this);
        }

        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }

    /**
     * It refused, by an error that is about the token or what was asked for, and not about us (RFC 6749 section 5.2).
     *
     * @param error which
     */
    record Refused(TokenError error) implements TokenAnswer {
        @Override
        public <R> R fold(Function<Issued, R> issued, Function<Refused, R> refused, Function<Failed, R> failed) {
            return refused.apply(this);
        }
    }

    /**
     * There is no answer, or none that can be believed.
     *
     * @param failure why, for callers
     * @param detail why, for logs; never a body, a token or a secret
     */
    record Failed(Failure failure, String detail) implements TokenAnswer {
        @Override
        public <R> R fold(Function<Issued, R> issued, Function<Refused, R> refused, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }
}
