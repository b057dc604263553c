package org.bailiwick.domain;

import java.util.List;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.UnverifiedJwt;

/** Where a token goes. */
sealed interface Route {
    <R> R fold(Function<Nowhere, R> nowhere, Function<ToIssuer, R> toIssuer, Function<ToAsk, R> toAsk);

    /** To nobody: it is refused before anybody is asked. */
    record Nowhere(Reason reason) implements Route {
        @Override
        public <R> R fold(Function<Nowhere, R> nowhere, Function<ToIssuer, R> toIssuer, Function<ToAsk, R> toAsk) {
            return nowhere.apply(this);
        }
    }

    /**
     * To the domain whose issuer it claims to be from.
     *
     * @param domain its name; of kind jwt
     * @param jwt the token taken apart
     */
    record ToIssuer(String domain, UnverifiedJwt jwt) implements Route {
        @Override
        public <R> R fold(Function<Nowhere, R> nowhere, Function<ToIssuer, R> toIssuer, Function<ToAsk, R> toAsk) {
            return toIssuer.apply(this);
        }
    }

    /**
     * To domains that are asked about it.
     *
     * @param domains their names, in the order they are asked; of kind introspection
     */
    record ToAsk(List<String> domains) implements Route {
        @Override
        public <R> R fold(Function<Nowhere, R> nowhere, Function<ToIssuer, R> toIssuer, Function<ToAsk, R> toAsk) {
            return toAsk.apply(this);
        }
    }
}
