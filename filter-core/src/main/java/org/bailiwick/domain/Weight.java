package org.bailiwick.domain;

import java.util.Collection;
import java.util.Map;
import org.bailiwick.token.VerifiedToken;

/** How much memory what a domain said of a token takes, estimated in bytes. A token's length tells nothing of an answer's. */
final class Weight {
    /** What stands for the token itself, and what holds the parts together. */
    private static final int TOKEN = 600;

    /** An object, and its place in whatever it is in. */
    private static final int OBJECT = 56;

    private Weight() {}

    static int of(VerifiedToken token) {
        long scopes = of(token.scopes().asSet()) + of(token.refusedScopes().asSet());
        long grants = of(token.grants().values());
        long weight = TOKEN
                + of(token.subject())
                + scopes
                + grants
                + of(token.claims().asMap());
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }

    private static long of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return OBJECT
                    + map.entrySet().stream()
                            .mapToLong(entry -> of(entry.getKey()) + of(entry.getValue()))
                            .sum();
        }
        if (value instanceof Collection<?> list) {
            return OBJECT + list.stream().mapToLong(Weight::of).sum();
        }
        return value instanceof String text ? OBJECT + text.length() : OBJECT;
    }
}
