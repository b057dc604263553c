package org.bailiwick.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;

/**
 * What a token must hold beyond being valid. Without any condition, any caller vouched for will do.
 *
 * @param scopes scopes that must all be there
 * @param anyScope scopes of which one must be there; none means no such condition
 * @param grants grants that must all be true; absent is not true
 * @param claims claims and the value each must have
 * @param federators foreign domains of which one must speak for the token (TBF-8); none means no such condition
 */
public record Requirement(
        Scopes scopes, Scopes anyScope, Set<String> grants, Map<String, ClaimValue> claims, Set<Issuer> federators) {
    /** Any caller that a domain vouches for. */
    public static final Requirement ANY_CALLER = new Requirement(Scopes.NONE, Scopes.NONE, Set.of(), Map.of());

    public Requirement {
        Objects.requireNonNull(scopes, "scopes");
        Objects.requireNonNull(anyScope, "anyScope");
        grants = Set.copyOf(grants);
        claims = Map.copyOf(claims);
        federators = Set.copyOf(federators);
    }

    /** A requirement of tokens, whoever speaks for them. */
    public Requirement(Scopes scopes, Scopes anyScope, Set<String> grants, Map<String, ClaimValue> claims) {
        this(scopes, anyScope, grants, claims, Set.of());
    }

    /** Whether the token is enough, and if not, the first thing that is missing; computed anew for every request. */
    public Sufficiency weigh(VerifiedToken token, Map<String, String> variables) {
        // First, because what a scope is worth depends on who says it.
        if (!federators.isEmpty()
                && !token.federator().map(federators::contains).orElse(false)) {
            return new Sufficiency.Insufficient(
                    token.federator().isPresent() ? Reason.FEDERATOR_NOT_ALLOWED : Reason.FEDERATION_MISSING,
                    Scopes.NONE);
        }
        if (!token.scopes().containsAll(scopes)) {
            return new Sufficiency.Insufficient(Reason.SCOPE_MISSING, scopes);
        }
        if (!anyScope.isEmpty() && !token.scopes().containsAny(anyScope)) {
            return new Sufficiency.Insufficient(Reason.SCOPE_MISSING, anyScope);
        }
        for (String grant : grants) {
            if (!token.grants().isGranted(grant)) {
                return new Sufficiency.Insufficient(Reason.GRANT_MISSING, Scopes.NONE, grants);
            }
        }
        for (Map.Entry<String, ClaimValue> claim : claims.entrySet()) {
            List<String> values = token.claims().textsAt(claim.getKey());
            Optional<String> wanted = claim.getValue().in(variables);
            if (wanted.isEmpty() || !values.contains(wanted.get())) {
                return new Sufficiency.Insufficient(Reason.CLAIM_MISMATCH, Scopes.NONE);
            }
        }
        return new Sufficiency.Enough();
    }
}
