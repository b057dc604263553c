package org.bailiwick.access;

import java.util.Objects;
import java.util.Set;
import org.bailiwick.token.Scopes;

/**
 * What a credential would have to have.
 *
 * @param scopes the scopes that would be needed; none when scopes are not what is missing
 * @param grants the grants that would be needed; none when grants are not what is missing
 */
record Lack(Scopes scopes, Set<String> grants) {
    /** Nothing that could be named. */
    static final Lack OF_NOTHING = new Lack(Scopes.NONE, Set.of());

    Lack {
        Objects.requireNonNull(scopes, "scopes");
        grants = Set.copyOf(grants);
    }

    static Lack of(Scopes scopes) {
        return scopes.isEmpty() ? OF_NOTHING : new Lack(scopes, Set.of());
    }
}
