package org.bailiwick.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may call the endpoints, by a secret or by a key.
 *
 * @param id the client identifier
 * @param secret what it shows, or null for a client that signs
 * @param key what verifies its assertions, or null for a client with a secret
 * @param scopes what it may have from the token endpoint
 */
record Client(String id, @Nullable String secret, @Nullable VerificationKey key, List<String> scopes) {
    static Client withSecret(String id, String secret, String... scopes) {
        return new Client(id, secret, null, List.of(scopes));
    }

    static Client withKey(String id, Map<String, ?> publicJwk, String... scopes) {
        return new Client(id, null, VerificationKey.of(publicJwk), List.of(scopes));
    }

    @Override
    public String toString() {
        return "Client[id=" + id + "]";
    }
}
