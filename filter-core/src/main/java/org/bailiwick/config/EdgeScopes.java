package org.bailiwick.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.token.Scopes;

/** What of a caller's scopes is allowed at the next service; whatever is asked for there is within it (RD-2, RD-3). */
public sealed interface EdgeScopes {
    <R> R fold(Function<Intersection, R> intersection, Function<Mapping, R> mapping);

    /** What is allowed to a caller with these scopes; never more than the file names. */
    Scopes allowed(Scopes callers);

    /** The most that is ever allowed. */
    Scopes most();

    /** From service to service: the caller's scopes, as far as these name them. */
    record Intersection(Scopes most) implements EdgeScopes {
        public Intersection {
            Objects.requireNonNull(most, "most");
        }

        @Override
        public Scopes allowed(Scopes callers) {
            if (callers.containsAll(most)) {
                return most; // as nearly always: nothing to be made
            }
            return Scopes.of(most.asSet().stream().filter(callers::contains).toList());
        }

        @Override
        public <R> R fold(Function<Intersection, R> intersection, Function<Mapping, R> mapping) {
            return intersection.apply(this);
        }
    }

    /**
     * From a person to whoever acts for them: what each of the caller's scopes is worth there.
     *
     * @param most the most that is ever allowed
     * @param worth the scopes there for a scope of the caller's; one that is not named is worth nothing
     */
    record Mapping(Scopes most, Map<String, Scopes> worth) implements EdgeScopes {
        public Mapping {
            Objects.requireNonNull(most, "most");
            worth = Map.copyOf(worth);
        }

        @Override
        public Scopes allowed(Scopes callers) {
            List<String> there = callers.asSet().stream()
                    .map(scope -> worth.getOrDefault(scope, Scopes.NONE))
                    .flatMap(scopes -> scopes.asSet().stream())
                    .filter(most::contains)
                    .toList();
            return Scopes.of(there);
        }

        @Override
        public <R> R fold(Function<Intersection, R> intersection, Function<Mapping, R> mapping) {
            return mapping.apply(this);
        }
    }
}
