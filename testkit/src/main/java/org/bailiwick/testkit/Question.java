package org.bailiwick.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question that an authority was asked about a token by somebody it knows. Holds no token and no secret.
 *
 * @param endpoint where it was asked
 * @param client who asked, by its client identifier
 * @param method how the client has shown who it is: {@code client_secret_basic}, {@code client_secret_post} or
 *     {@code private_key_jwt}
 * @param accept the {@code Accept} field; empty when there was none
 * @param form the members of the form except the token and the client's credentials, with every value of each
 * @param tokenHash SHA-256 of the token, as {@link #hash} gives it
 */
public record Question(
        Endpoint endpoint,
        String client,
        String method,
        String accept,
        Map<String, List<String>> form,
        String tokenHash) {
    private static final Set<String> SECRET = Set.of("token", "client_secret", "client_assertion");

    public Question {
        form = Map.copyOf(form);
    }

    static Question of(Endpoint endpoint, Clients.Caller caller, String accept, Form form) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        form.values().forEach((name, values) -> {
            if (!SECRET.contains(name)) {
                members.put(name, List.copyOf(values));
            }
        });
        return new Question(endpoint, caller.client().id(), caller.method(), accept, members, hash(form.one("token")));
    }

    /** Whether it was about this token. */
    public boolean isAbout(String token) {
        return tokenHash.equals(hash(token));
    }

    /** The one value of a form member; empty when it was not there. */
    public String member(String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** SHA-256 of the token, in hexadecimal. */
    public static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
