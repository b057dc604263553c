package org.bailiwick.exchange;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    @Override
    public String toString() {
        return "TokenQuestion[hidden]";
    }
}
