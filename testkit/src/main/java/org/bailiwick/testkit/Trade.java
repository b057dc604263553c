package org.bailiwick.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the token endpoint was asked for by a client it knows. Holds no token and no secret.
 *
 * @param grant in which way
 * @param client who asked, by its client identifier
 * @param method how the client has shown who it is, as for {@link Question#method}
 * @param names the names of all members of the form, in the order in which they came
 * @param form the members except tokens and the client's secrets, with every value of each
 * @param tokenHashes SHA-256 of each token, as {@link Question#hash} gives it, by the name of the member
 */
public record Trade(
        GrantType grant,
        String client,
        String method,
        List<String> names,
        Map<String, List<String>> form,
        Map<String, String> tokenHashes) {
    private static final Set<String> TOKENS = Set.of("token", "subject_token", "actor_token", "assertion");
    private static final Set<String> SECRETS = Set.of("client_secret", "client_assertion");

    public Trade {
        names = List.copyOf(names);
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        tokenHashes = Map.copyOf(tokenHashes);
    }

    static Trade of(GrantType grant, Clients.Caller caller, Form form) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        form.values().forEach((name, values) -> {
            if (TOKENS.contains(name)) {
                hashes.put(name, Question.hash(values.get(0)));
            } else if (!SECRETS.contains(name)) {
                members.put(name, List.copyOf(values));
            }
        });
        List<String> names = List.copyOf(form.values().keySet());
        return new Trade(grant, caller.client().id(), caller.method(), names, members, hashes);
    }

    /** Whether this token, or this grant, was to be traded. */
    public boolean isOf(String token) {
        String hash = Question.hash(token);
        return tokenHashes.entrySet().stream()
                .anyMatch(each ->
                        !each.getKey().equals("actor_token") && each.getValue().equals(hash));
    }

    /** Whether the actor showed this token. */
    public boolean isActedBy(String actorToken) {
        return Question.hash(actorToken).equals(tokenHashes.get("actor_token"));
    }

    /** The first value of a form member; empty when it was not there. */
    public String member(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Every value of a form member. */
    public List<String> all(String name) {
        return form.getOrDefault(name, List.of());
    }
}
