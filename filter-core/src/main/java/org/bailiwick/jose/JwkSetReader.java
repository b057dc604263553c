package org.bailiwick.jose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.KeyFetch;
import org.bailiwick.keys.KeyReader;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;

/**
 * Reads the JWK Set (RFC 7517 section 5) of an issuer for a domain. A key that is not public, not for signatures, not for
 * an algorithm of the domain, weak or malformed is left out by itself; two keys of the same {@code kid} are both left out.
 */
public final class JwkSetReader implements KeyReader {
    /** How many keys a set may hold. */
    public static final int MAX_KEYS = 100;

    private final JwkReader reader;

    /**
     * A reader for one domain.
     *
     * @param accepted the algorithms the domain accepts; an RSA key that does not name its own is for the first of them
     *     that is for RSA
     * @param checks who will check signatures by the keys
     */
    public JwkSetReader(List<SignatureAlgorithm> accepted, SignatureChecks checks) {
        this.reader = new JwkReader(List.copyOf(accepted), checks);
    }

    @Override
    public KeyFetch read(byte[] document) {
        Optional<Object> keys = JsonReader.object(document).map(members -> members.get("keys"));
        if (!(keys.orElse(null) instanceof List<?> items)) {
            return new KeyFetch.Invalid("document: no JWK Set (expected: one JSON object with an array \"keys\")");
        }
        if (items.size() > MAX_KEYS) {
            return new KeyFetch.Invalid("keys: " + items.size() + " (expected: at most " + MAX_KEYS + ")");
        }
        List<Map<String, Object>> jwks = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> jwk)) {
                return new KeyFetch.Invalid("keys: an item that is no object (expected: objects)");
            }
            jwks.add(members(jwk));
        }
        return new KeyFetch.Fetched(read(jwks));
    }

    @SuppressWarnings("unchecked") // JSON objects have string names
    private static Map<String, Object> members(Map<?, ?> jwk) {
        return (Map<String, Object>) jwk;
    }

    private KeySet read(List<Map<String, Object>> jwks) {
        Set<Object> ambiguous = ambiguousIds(jwks);
        List<VerificationKey> keys = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Map<String, Object> jwk : jwks) {
            Object id = jwk.get("kid");
            Reading<VerificationKey, String> reading = id != null && ambiguous.contains(id)
                    ? new Reading.Refused<>("kid: twice in the set (expected: distinct ids)")
                    : reader.read(jwk);
            String name = "key " + (keys.size() + refusals.size()) + ", kid " + Shown.of(id) + ": ";
            reading.fold(keys::add, why -> refusals.add(name + why));
        }
        return new KeySet(keys, refusals);
    }

    private static Set<Object> ambiguousIds(List<Map<String, Object>> jwks) {
        Set<Object> seen = new HashSet<>();
        Set<Object> twice = new HashSet<>();
        for (Map<String, Object> jwk : jwks) {
            Object id = jwk.get("kid");
            if (id != null && !seen.add(id)) {
                twice.add(id);
            }
        }
        return Collections.unmodifiableSet(twice);
    }
}
