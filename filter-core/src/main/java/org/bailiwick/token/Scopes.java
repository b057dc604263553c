package org.bailiwick.token;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** An immutable set of scope tokens, in the order they were given (RFC 6749 section 3.3). */
public final class Scopes implements Iterable<String> {
    /** No scope at all: it satisfies no requirement that names one. */
    public static final Scopes NONE = new Scopes(Set.of());

    private final Set<String> values;

    private Scopes(Set<String> values) {
        this.values = values;
    }

    /** The given scope tokens; each must be a scope token of RFC 6749 section 3.3. */
    public static Scopes of(Collection<String> tokens) {
        if (tokens.isEmpty()) {
            return NONE;
        }
        Set<String> values = new LinkedHashSet<>();
        for (String token : tokens) {
            if (!isScopeToken(token)) {
                throw new IllegalArgumentException(
                        "scope: \"" + token + "\" (expected: 1*( %x21 / %x23-5B / %x5D-7E ))");
            }
            values.add(token);
        }
        return new Scopes(Collections.unmodifiableSet(values));
    }

    /** The scope tokens of a space-separated list; what is not a scope token grants nothing and is left out. */
    public static Scopes parse(String list) {
        if (list.isEmpty()) {
            return NONE;
        }
        Set<String> values = new LinkedHashSet<>();
        int from = 0;
        while (from <= list.length()) {
            int space = list.indexOf(' ', from);
            int to = space < 0 ? list.length() : space;
            String token = list.substring(from, to);
            if (isScopeToken(token)) {
                values.add(token);
            }
            from = to + 1;
        }
        return values.isEmpty() ? NONE : new Scopes(Collections.unmodifiableSet(values));
    }

    /** Whether the text is one scope token: not empty, {@code %x21 / %x23-5B / %x5D-7E} throughout. */
    public static boolean isScopeToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x21 || c > 0x7E || c == '"' || c == '\\') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public boolean contains(String scope) {
        return values.contains(scope);
    }

    public boolean containsAll(Scopes others) {
        return values.containsAll(others.values);
    }

    /** Whether at least one of the others is here; never true when the others are none. */
    public boolean containsAny(Scopes others) {
        return others.values.stream().anyMatch(values::contains);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<String> asSet() {
        return values;
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scopes scopes && values.equals(scopes.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The space-separated list of RFC 6749 section 3.3. */
    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
