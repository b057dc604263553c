package org.bailiwick.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** What was read of a form: the values of its keys as far as they could be read. */
final class Fields {
    private final Place place;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();

    Fields(Place place) {
        this.place = place;
    }

    /** Where the form is. */
    Place place() {
        return place;
    }

    /** Whether there is a map to have keys at all. */
    boolean isMap() {
        return place.node() instanceof MappingNode;
    }

    /** Where the key's value is; where the form is when the key is not written. */
    Place place(Key<?> key) {
        return places.getOrDefault(key.name(), place.member(key.name(), place.node()));
    }

    /** Whether the file has the key, readable or not. */
    boolean has(Key<?> key) {
        return places.containsKey(key.name());
    }

    /** Whether the file must have the key and has not. */
    boolean lacks(Key<?> key) {
        return !has(key)
                && (key.required()
                        || key.requiredWithout()
                                .filter(other -> !places.containsKey(other))
                                .isPresent());
    }

    /** The value, or the default when the key may be left out; nothing when there is none or it could not be read. */
    @SuppressWarnings("unchecked") // put in by a key of that name, whose kind yields that type
    <T> Optional<T> find(Key<T> key) {
        @Nullable Object value = values.get(key.name());
        return value != null ? Optional.of((T) value) : has(key) || lacks(key) ? Optional.empty() : key.fallback();
    }

    /** The value of a key that is required or has a default, once nothing has been found wrong. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + ": no value (expected: one)"));
    }

    /** Takes the value for the key, if it can be read. */
    <T> void read(Key<T> key, Place value, Reading reading) {
        places.put(key.name(), value);
        key.kind().read(value, reading).ifPresent(read -> values.put(key.name(), read));
    }
}
