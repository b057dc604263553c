package org.bailiwick.exchange;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.token.Scopes;

/**
 * A request to a token endpoint, without what proves who we are.
 *
 * @param parameters names and values, in order; a name may be there several times (RFC 8693 section 2.1); do not print
 */
record TokenQuestion(List<Map.Entry<String, String>> parameters) {
    TokenQuestion {
        parameters = List.copyOf(parameters);
    }

    /** Begins a request for this grant. */
    static TokenQuestion ofGrant(String grantType) {
        return new TokenQuestion(List.of(new SimpleImmutableEntry<>("grant_type", grantType)));
    }

    TokenQuestion with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(new SimpleImmutableEntry<>(name, value));
        return new TokenQuestion(more);
    }

    /**
     * Asks for these scopes.
     *
     * @throws IllegalArgumentException when there are none: to name none is to ask for all (RD-3)
     */
    TokenQuestion with(Scopes scopes) {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException(
                    "scopes: none (expected: at least one, as to ask for none is to ask for all)");
        }
        return with("scope", scopes.toString());
    }

    /**
     * Whether asking a second time does no harm. Tokens may be asked for twice; an assertion may be good for one use alone (RFC
     * 7523 section 3, IC-8), and the second would be refused as if something were wrong with it.
     */
    boolean mayBeRepeated() {
        return parameters.stream().noneMatch(parameter -> parameter.getKey().equals("assertion"));
    }

    @Override
    public String toString() {
        return "TokenQuestion[hidden]";
    }
}
