package org.bailiwick.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema. */
final class Schemas {
    static final Map<String, Object> TEXT = Map.of("type", "string", "minLength", 1);

    private Schemas() {}

    static Map<String, Object> matching(String pattern) {
        return Map.of("type", "string", "pattern", "^(" + pattern + ")$");
    }

    static Map<String, Object> oneOf(Collection<String> names) {
        return Map.of("enum", List.copyOf(names));
    }

    /** A text that refers to the environment or to a file: what it stands for is seen only when it is read. */
    static Map<String, Object> reference() {
        return Map.of("type", "string", "pattern", "\\$\\{(env|file):[^}]+\\}");
    }
}
