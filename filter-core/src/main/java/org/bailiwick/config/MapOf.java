package org.bailiwick.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Values, each under a name of the writer's choice. What cannot be read of it is left out, so that the rest can be checked
 * further.
 */
final class MapOf<T> implements Kind<Map<String, Located<T>>> {
    private final Naming naming;
    private final Kind<T> value;
    private final int least;

    private MapOf(Naming naming, Kind<T> value, int least) {
        this.naming = naming;
        this.value = value;
        this.least = least;
    }

    /** A map that may be empty. */
    static <T> Kind<Map<String, Located<T>>> any(Naming naming, Kind<T> value) {
        return new MapOf<>(naming, value, 0);
    }

    /** A map of at least one. */
    static <T> Kind<Map<String, Located<T>>> some(Naming naming, Kind<T> value) {
        return new MapOf<>(naming, value, 1);
    }

    @Override
    public Optional<Map<String, Located<T>>> read(Place place, Reading reading) {
        if (!(place.node() instanceof MappingNode map)) {
            reportNoMap(place, reading);
            return Optional.empty();
        }
        if (map.getValue().size() < least) {
            reading.report(place, "an empty map (expected: " + inWords() + ")");
            return Optional.empty();
        }
        Map<String, Located<T>> values = new LinkedHashMap<>();
        Entries.of(place, reading).forEach(entry -> {
            if (!naming.accepts(entry.name(), entry.key(), reading)) {
                reading.report(entry.key(), "not a name (expected: " + naming.inWords() + ")");
            }
            value.read(entry.value(), reading)
                    .ifPresent(read -> values.put(entry.name(), new Located<>(read, entry.value())));
        });
        return Optional.of(Collections.unmodifiableMap(values));
    }

    private void reportNoMap(Place place, Reading reading) {
        if (value.isSecret()) {
            reading.report(place, "no map (expected: " + inWords() + ")");
        } else {
            reading.unexpected(place, inWords());
        }
    }

    @Override
    public boolean isSecret() {
        return value.isSecret();
    }

    @Override
    public String inWords() {
        return (least > 0 ? "a map of at least one from " : "a map from ") + naming.inWords() + " to "
                + value.inWords();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "minProperties",
                least,
                "propertyNames",
                naming.schema(),
                "additionalProperties",
                value.schema());
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        value.forms().forEach((suffix, form) -> forms.put("." + naming.placeholder() + suffix, form));
        return forms;
    }
}
