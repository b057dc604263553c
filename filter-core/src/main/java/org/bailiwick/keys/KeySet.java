package org.bailiwick.keys;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys an issuer publishes, those refused left out. Immutable. */
public final class KeySet {
    private final List<VerificationKey> keys;
    private final List<String> refusals;
    private final Map<String, VerificationKey> byId = new HashMap<>();
    private final Set<VerificationKey> members;

    /**
     * The keys of one answer.
     *
     * @param keys the usable keys; no two of them share a {@code kid}
     * @param refusals one sentence for each key that was left out, without key material
     */
    public KeySet(List<VerificationKey> keys, List<String> refusals) {
        this.keys = List.copyOf(keys);
        this.refusals = List.copyOf(refusals);
        this.members = new HashSet<>(keys);
        for (VerificationKey key : keys) {
            key.id().ifPresent(id -> {
                if (byId.put(id, key) != null) {
                    throw new IllegalArgumentException("kid: \"" + id + "\" twice (expected: distinct ids)");
                }
            });
        }
    }

    /** The key of that {@code kid}. */
    public Optional<VerificationKey> byId(String kid) {
        return Optional.ofNullable(byId.get(kid));
    }

    /** All keys for the algorithm. */
    public List<VerificationKey> fitting(SignatureAlgorithm algorithm) {
        return keys.stream().filter(key -> key.algorithm().isSameAs(algorithm)).toList();
    }

    public boolean contains(VerificationKey key) {
        return members.contains(key);
    }

    public int size() {
        return keys.size();
    }

    public List<String> refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return "KeySet" + keys;
    }
}
