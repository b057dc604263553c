package org.bailiwick.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;

/** The keys that say what scopes are worth across the border of a domain (TBF-5). */
final class ScopeKeys {
    /** Scopes, as names of a map. */
    static final Naming NAMING = Naming.matching("SCOPE", Kinds.SCOPE.inWords(), "[!#-\\[\\]-~]+");

    static final Key<List<Located<String>>> SCOPES = Key.required(
            "scopes",
            ListOf.any(Kinds.SCOPE),
            "The scopes that may pass, by the names they have after `map-scopes`; all others are left out.");
    static final Key<Map<String, Located<String>>> MAP_SCOPES = Key.withDefault(
            "map-scopes",
            MapOf.any(NAMING, Kinds.SCOPE),
            "{}",
            "Other names for scopes, from the name before to the name after; a scope that is not here keeps its name.");

    private ScopeKeys() {}

    static ScopeMapping build(Fields fields) {
        Map<String, String> names = new LinkedHashMap<>();
        fields.get(MAP_SCOPES).forEach((theirs, ours) -> names.put(theirs, ours.value()));
        return new ScopeMapping(Scopes.of(Located.values(fields.get(SCOPES))), names);
    }
}
