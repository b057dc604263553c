package org.bailiwick.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * At least one value, each under a name of the writer's choice. What cannot be read of it is left out, so that the rest
 * can be checked further.
 */
final class MapOf<T> implements Kind<Map<String, Located<T>>> {
    private final String nameInWords;
    private final String namePattern;
    private final Kind<T> value;

    MapOf(String nameInWords, String namePattern, Kind<T> value) {
        this.nameInWords = nameInWords;
        this.namePattern = namePattern;
        this.value = value;
    }

    @Override
    public Optional<Map<String, Located<T>>> read(Place place, Reading reading) {
        if (!(place.node() instanceof MappingNode map)) {
            reading.unexpected(place, inWords());
            return Optional.empty();
        }
        if (map.getValue().isEmpty()) {
            reading.report(place, "an empty map (expected: " + inWords() + ")");
            return Optional.empty();
        }
        Map<String, Located<T>> values = new LinkedHashMap<>();
        Entries.of(place, reading).forEach(entry -> {
            if (!entry.name().matches(namePattern)) {
                reading.report(entry.key(), "not a name (expected: " + nameInWords + ")");
            }
            value.read(entry.value(), reading)
                    .ifPresent(read -> values.put(entry.name(), new Located<>(read, entry.value())));
        });
        return Optional.of(Collections.unmodifiableMap(values));
    }

    @Override
    public String inWords() {
        return "a map of at least one from " + nameInWords + " to " + value.inWords();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                Schemas.matching(namePattern),
                "additionalProperties",
                value.schema());
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        value.forms().forEach((suffix, form) -> forms.put(".NAME" + suffix, form));
        return forms;
    }
}
