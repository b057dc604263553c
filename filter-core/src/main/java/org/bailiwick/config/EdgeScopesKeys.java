package org.bailiwick.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.token.Scopes;

/** The keys that say what of a caller's scopes is allowed at a next hop (RD-2, RD-3). */
final class EdgeScopesKeys {
    static final Key<Map<String, Located<List<Located<String>>>>> MAP_SCOPES = Key.optional(
            "map-scopes",
            MapOf.some(ScopeKeys.NAMING, new OneOrList<>(Kinds.SCOPE)),
            "each of the caller's scopes is worth itself",
            "What each of the caller's scopes is worth there: for a caller who has someone act for them. A scope that is not"
                    + " here is worth nothing. Within `scopes`, where these are there.");
    static final Key<List<Located<String>>> SCOPES = Key.optional(
                    "scopes",
                    ListOf.some(Kinds.SCOPE),
                    "all that it names",
                    "The most that is ever asked for: what is asked for is what of these the caller has.")
            .requiredWithout(MAP_SCOPES.name());
    static final Key<List<Located<String>>> SOME_SCOPES = Key.optional(
            "scopes",
            ListOf.some(Kinds.SCOPE),
            "none, or all that `map-scopes` names",
            "The most that the token ever has: it has what of these the caller has.");

    private EdgeScopesKeys() {}

    static void check(Fields fields, Reading reading) {
        if (!fields.has(SCOPES) || !reading.isSound(fields.place(SCOPES).name())) {
            return;
        }
        List<String> most = scopes(fields).map(Located::values).orElse(List.of());
        worth(fields).values().stream()
                .flatMap(scopes -> scopes.value().stream())
                .filter(scope -> !most.contains(scope.value()))
                .forEach(scope -> reading.unexpected(scope.place(), "one of scopes"));
    }

    /** Nothing where neither key is there. */
    static EdgeScopes build(Fields fields) {
        Optional<Scopes> most = scopes(fields).map(Located::values).map(Scopes::of);
        Map<String, Scopes> worth = new LinkedHashMap<>();
        worth(fields).forEach((scope, there) -> worth.put(scope, Scopes.of(Located.values(there.value()))));
        return worth.isEmpty()
                ? new EdgeScopes.Intersection(most.orElse(Scopes.NONE))
                : new EdgeScopes.Mapping(most.orElseGet(() -> all(worth)), worth);
    }

    private static Optional<List<Located<String>>> scopes(Fields fields) {
        return fields.find(SOME_SCOPES);
    }

    private static Map<String, Located<List<Located<String>>>> worth(Fields fields) {
        return fields.find(MAP_SCOPES).orElse(Map.of());
    }

    private static Scopes all(Map<String, Scopes> worth) {
        return Scopes.of(worth.values().stream()
                .flatMap(scopes -> scopes.asSet().stream())
                .toList());
    }
}
