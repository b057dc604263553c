package org.bailiwick.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a token's claims set as they were sent: {@code String}, {@code Long}, {@code BigDecimal}, {@code
 * Boolean}, {@code List}, {@code Map}, or the marker {@code Json.NULL}. A claim of another type than the one asked for
 * counts as absent. Never printed, because claims are about people.
 */
public final class Claims {
    private final Map<String, Object> values;

    private Claims(Map<String, Object> values) {
        this.values = values;
    }

    /** The claims of an immutable map, which is not copied. */
    public static Claims of(Map<String, Object> immutable) {
        return new Claims(immutable);
    }

    /** The claim as it was sent, or nothing. */
    public Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The claim when it is a string. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The claim when it is an object. */
    @SuppressWarnings("unchecked") // JSON objects have string names
    public Optional<Map<String, Object>> object(String name) {
        return values.get(name) instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    /** The strings of a claim that is a string or an array of strings; anything else yields none. */
    public List<String> texts(String name) {
        return textsOf(values.get(name));
    }

    /**
     * The strings at a path of member names joined by dots, {@code realm_access.roles} for one. A claim whose own name
     * contains the dots goes first.
     */
    public List<String> textsAt(String path) {
        return getAt(path).map(Claims::textsOf).orElse(List.of());
    }

    /** What is at such a path, as it was sent, or nothing. */
    public Optional<Object> getAt(String path) {
        if (values.containsKey(path)) {
            return get(path);
        }
        @Nullable Object here = values;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(here);
    }

    private static List<String> textsOf(@Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            if (!(item instanceof String text)) {
                return List.of();
            }
            texts.add(text);
        }
        return Collections.unmodifiableList(texts);
    }

    public Map<String, Object> asMap() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claims claims && values.equals(claims.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Claims" + values.keySet();
    }
}
