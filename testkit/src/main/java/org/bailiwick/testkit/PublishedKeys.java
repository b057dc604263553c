package org.bailiwick.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer: those it signs with, and the set it publishes. */
final class PublishedKeys {
    private final Map<Algorithm, SigningKey> current = new EnumMap<>(Algorithm.class);
    private final Map<String, SigningKey> known = new HashMap<>();
    private final List<Map<String, Object>> published = new ArrayList<>();

    /** The key that signs by this algorithm now; made and published on first use. */
    synchronized SigningKey current(Algorithm algorithm) {
        @Nullable SigningKey key = current.get(algorithm);
        return key == null ? renew(algorithm) : key;
    }

    private SigningKey renew(Algorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm);
        current.put(algorithm, key);
        known.put(key.kid(), key);
        published.add(key.jwk());
        return key;
    }

    /** The key of that name, whether it is still published or not. */
    synchronized SigningKey named(String kid) {
        @Nullable SigningKey key = known.get(kid);
        if (key == null) {
            throw new IllegalArgumentException("kid: " + kid + " (expected: one of " + known.keySet() + ")");
        }
        return key;
    }

    synchronized void rotate() {
        List.copyOf(current.keySet()).forEach(this::renew);
    }

    synchronized void withdraw(String kid) {
        if (!published.removeIf(jwk -> Objects.equals(jwk.get("kid"), kid))) {
            throw new IllegalArgumentException("kid: " + kid + " (expected: that of a published key)");
        }
        current.values().removeIf(key -> key.kid().equals(kid));
    }

    /** Whether the key it names has signed this, and is published now. */
    synchronized boolean haveSigned(ReceivedJwt jwt) {
        String kid = String.valueOf(jwt.header().get("kid"));
        @Nullable SigningKey key = known.get(kid);
        return key != null
                && published.stream().anyMatch(jwk -> kid.equals(jwk.get("kid")))
                && jwt.isSignedBy(key.publicKey(), key.algorithm());
    }

    synchronized SigningKey publish(FlawedKey flaw) {
        SigningKey key = flaw.generate();
        known.put(key.kid(), key);
        published.addAll(flaw.entriesFor(key));
        return key;
    }

    /** The JWK Set (RFC 7517 section 5). */
    synchronized String json() {
        return JsonUtil.toJson(Map.of("keys", published));
    }
}
