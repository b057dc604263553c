package org.bailiwick.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One domain's relationship to another that it trusts: as whom it asks there, and what it believes.
 *
 * @param client the client identifier the other domain knows it by
 * @param secret what it shows there, by {@code client_secret_basic}
 * @param ceiling the only scopes, in its own words, that a token of the other domain can have here; none when empty
 * @param renamed the other domain's scopes and what they are called here; those not named keep their name
 * @param opaquePrefix what the other domain's opaque tokens begin with; empty when they cannot be told by that
 */
public record Edge(
        String client, String secret, Set<String> ceiling, Map<String, String> renamed, String opaquePrefix) {
    public Edge {
        ceiling = Set.copyOf(ceiling);
        renamed = Map.copyOf(renamed);
    }

    /** A relationship through which no scope passes yet. */
    public static Edge as(String client, String secret) {
        return new Edge(client, secret, Set.of(), Map.of(), "");
    }

    /** The same with this ceiling. */
    public Edge scopes(String... names) {
        return new Edge(client, secret, Set.of(names), renamed, opaquePrefix);
    }

    /** The same with one scope renamed, before the ceiling is applied. */
    public Edge rename(String theirs, String ours) {
        Map<String, String> more = new HashMap<>(renamed);
        more.put(theirs, ours);
        return new Edge(client, secret, ceiling, more, opaquePrefix);
    }

    /** The same with this prefix of the other domain's opaque tokens. */
    public Edge prefix(String text) {
        return new Edge(client, secret, ceiling, renamed, text);
    }

    @Override
    public String toString() {
        return "Edge[client=" + client + ", ceiling=" + ceiling + ", renamed=" + renamed + "]";
    }
}
