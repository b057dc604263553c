package org.bailiwick.exchange;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.token.Scopes;

/**
 * What a token that was asked for must be.
 *
 * @param caller whose token it was got for
 * @param asked the scopes that were asked for
 * @param audience every name that its {@code aud} may have; not empty
 * @param issuer its {@code iss}, where it says one
 * @param actor who acts for the caller by the actor token that was sent; nothing where none was
 * @param client our client id at the authority
 * @param bounds as configured
 */
record Expectation(
        Caller caller,
        Scopes asked,
        Set<String> audience,
        String issuer,
        Optional<String> actor,
        String client,
        Bounds bounds) {
    Expectation {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(asked, "asked");
        audience = Set.copyOf(audience);
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(bounds, "bounds");
    }

    /** The latest instant at which the token may end. */
    Instant latestEnd() {
        return caller.token().expiresAt().plus(bounds.longerLife());
    }

    @Override
    public String toString() {
        return "Expectation[hidden]";
    }
}
