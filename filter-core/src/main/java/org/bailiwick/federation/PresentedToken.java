package org.bailiwick.federation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Issuer;

/**
 * The token that is asked about, and what it says of itself if it is a JWT. Nothing of that is known to be true: it is good for
 * choosing among the domains that are configured, and for believing less.
 */
record PresentedToken(String token, Optional<UnverifiedJwt> jwt) {
    PresentedToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(jwt, "jwt");
    }

    static PresentedToken of(String token) {
        return new PresentedToken(token, UnverifiedJwt.parse(token).fold(Optional::of, notOne -> Optional.empty()));
    }

    /** Who the token says has issued it. */
    Optional<Issuer> issuer() {
        return jwt.flatMap(UnverifiedJwt::unverifiedIssuer)
                .filter(text -> !text.isEmpty())
                .map(Issuer::new);
    }

    /** When the token says that it ends. */
    Optional<Instant> end() {
        return jwt.flatMap(UnverifiedJwt::unverifiedEnd);
    }

    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
