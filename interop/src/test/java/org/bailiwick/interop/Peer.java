package org.bailiwick.interop;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authorization server as an ordinary client talks to it: by what its metadata says, and in the words of the RFCs. */
record Peer(String issuer, Map<String, @Nullable Object> metadata) {
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /**
     * @param wellKnown where its metadata is
     * @throws AssertionError when that is not what the server publishes for the issuer
     */
    static Peer of(String issuer, URI wellKnown) throws IOException, InterruptedException {
        Map<String, @Nullable Object> metadata = Http.get(wellKnown).json();
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new AssertionError("issuer: " + metadata.get("issuer") + " (expected: " + issuer + ")");
        }
        return new Peer(issuer, metadata);
    }

    URI tokenEndpoint() {
        return endpoint("token_endpoint");
    }

    URI introspectionEndpoint() {
        return endpoint("introspection_endpoint");
    }

    /** An access token by client credentials (RFC 6749 section 4.4). */
    String token(Client client, String... scopes) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "client_credentials", "scope", String.join(" ", scopes)), client);
    }

    /** An access token for a user, by name and password. */
    String tokenOf(String user, String password, Client client, String... scopes)
            throws IOException, InterruptedException {
        return token(
                Map.of(
                        "grant_type",
                        "password",
                        "username",
                        user,
                        "password",
                        password,
                        "scope",
                        String.join(" ", scopes)),
                client);
    }

    /** An access token by any grant. */
    String token(Map<String, String> form, Client client) throws IOException, InterruptedException {
        return Http.post(tokenEndpoint(), form, "Authorization", client.basic()).token();
    }

    /** Exchanges an access token for another one (RFC 8693), with more in the form. */
    Answer exchange(String token, Client client, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", token,
                "subject_token_type", ACCESS_TOKEN,
                "requested_token_type", ACCESS_TOKEN));
        form.putAll(more);
        return Http.post(tokenEndpoint(), form, "Authorization", client.basic());
    }

    /** Asks about a token (RFC 7662). */
    Answer introspect(String token, Client asker) throws IOException, InterruptedException {
        return Http.post(introspectionEndpoint(), Map.of("token", token), "Authorization", asker.basic());
    }

    /** Asks about a token, with more in the form. */
    Answer introspect(String token, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(more);
        form.put("token", token);
        return Http.post(introspectionEndpoint(), form);
    }

    /** Revokes a token (RFC 7009). */
    void revoke(String token, Client client) throws IOException, InterruptedException {
        Answer answer =
                Http.post(endpoint("revocation_endpoint"), Map.of("token", token), "Authorization", client.basic());
        if (answer.status() != 200) {
            throw new AssertionError("Not revoked: " + answer.status() + " " + answer.body());
        }
    }

    private URI endpoint(String member) {
        Object uri = metadata.get(member);
        if (uri == null) {
            throw new AssertionError(member + ": nothing (expected: a URL in the metadata of " + issuer + ")");
        }
        return URI.create(uri.toString());
    }
}
