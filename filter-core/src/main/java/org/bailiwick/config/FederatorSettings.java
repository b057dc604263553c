package org.bailiwick.config;

import java.util.Objects;
import java.util.Optional;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;

/**
 * A foreign domain that another domain may speak for (TBF-4, TBF-5).
 *
 * @param issuer the foreign domain's issuer
 * @param scopes what its scopes are worth here
 * @param opaquePrefix how its opaque tokens begin, where that is known: then its issuer is given as a hint
 */
public record FederatorSettings(Issuer issuer, ScopeMapping scopes, Optional<String> opaquePrefix) {
    public FederatorSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(opaquePrefix, "opaquePrefix");
    }
}
