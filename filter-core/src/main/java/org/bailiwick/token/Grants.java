package org.bailiwick.token;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a domain says the subject may do by role: granted, explicitly not granted, or not mentioned.
 *
 * @param values name of the grant to whether it is granted; what is absent is not granted
 */
public record Grants(Map<String, Boolean> values) {
    /** Nothing granted, nothing refused. */
    public static final Grants NONE = new Grants(Map.of());

    public Grants {
        values = Map.copyOf(values);
    }

    /** All the names, each granted. */
    public static Grants granted(Collection<String> names) {
        Map<String, Boolean> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, true));
        return values.isEmpty() ? NONE : new Grants(values);
    }

    /** Whether the grant is there and true; a grant that is explicitly false or not mentioned is neither. */
    public boolean isGranted(String name) {
        return values.getOrDefault(name, false);
    }

    /** Whether the grant is there and explicitly not granted. */
    public boolean isRefused(String name) {
        return !values.getOrDefault(name, true);
    }
}
