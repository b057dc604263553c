package org.bailiwick.token;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the scopes of another domain are worth here (TBF-5): each is renamed if a new name is given, and of the outcome only
 * what is within the ceiling stays.
 *
 * @param ceiling the most that the other domain can grant here, in our names; none means nothing
 * @param names our name for a scope of theirs; a scope without one keeps its own
 */
public record ScopeMapping(Scopes ceiling, Map<String, String> names) {
    public ScopeMapping {
        Objects.requireNonNull(ceiling, "ceiling");
        names = Map.copyOf(names);
    }

    /** Our scopes for theirs. */
    public Scopes apply(Scopes theirs) {
        List<String> ours = theirs.asSet().stream()
                .map(scope -> names.getOrDefault(scope, scope))
                .filter(ceiling::contains)
                .toList();
        return Scopes.of(ours);
    }

    @Override
    public String toString() {
        return "ScopeMapping[ceiling=" + ceiling + ", renamed=" + names.keySet() + "]";
    }
}
