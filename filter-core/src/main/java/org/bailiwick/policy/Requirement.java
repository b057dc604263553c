package org.bailiwick.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;

/**
 * What a token must hold beyond being valid. Without any condition, any caller vouched for will do.
 *
 * @param scopes scopes that must all be there
 * @param anyScope scopes of which one must be there; none means no such condition
 * @param grants grants that must all be true; absent is not true
 * @param claims claims and the value each must have
 */
public record Requirement(Scopes scopes, Scopes anyScope, Set<String> grants, Map<String, ClaimValue> claims) {
    /** Any caller that a domain vouches for. */
    public static final Requirement ANY_CALLER = new Requirement(Scopes.NONE, Scopes.NONE, Set.of(), Map.of());

    public Requirement {
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(anyScope, "anyScope");
        grants = Set.copyOf(grants);
        claims = Map.copyOf(claims);
    }

    /** The first thing that is missing, or nothing when the token is enough; computed anew for every request. */
    public Optional<Shortfall> missingFrom(VerifiedToken token, Map<String, String> variables) {
        if (!token.scopes().containsAll(scopes)) {
            return Optional.of(new Shortfall(Reason.SCOPE_MISSING, scopes));
        }
        if (!anyScope.isEmpty() && !token.scopes().containsAny(anyScope)) {
            return Optional.of(new Shortfall(Reason.SCOPE_MISSING, anyScope));
        }
        for (String grant : grants) {
            if (!token.grants().isGranted(grant)) {
                return Optional.of(new Shortfall(Reason.GRANT_MISSING, Scopes.NONE));
            }
        }
        for (Map.Entry<String, ClaimValue> claim : claims.entrySet()) {
            List<String> values = token.claims().textsAt(claim.getKey());
            Optional<String> wanted = claim.getValue().in(variables);
            if (wanted.isEmpty() || !values.contains(wanted.get())) {
                return Optional.of(new Shortfall(Reason.CLAIM_MISMATCH, Scopes.NONE));
            }
        }
        return Optional.empty();
    }

    /**
     * What is missing.
     *
     * @param reason of kind {@code INSUFFICIENT}
     * @param scopes the scopes that would be needed; none when scopes are not what is missing
     */
    public record Shortfall(Reason reason, Scopes scopes) {}
}
