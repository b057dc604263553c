package org.bailiwick.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bailiwick.config.Entries.Entry;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * A map whose keys are known. It always yields its fields, however little of them could be read, so that they can be
 * checked further.
 */
final class Form implements Kind<Fields> {
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();

    private Form(List<Key<?>> keys) {
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    static Form of(Key<?>... keys) {
        return new Form(List.of(keys));
    }

    /** How many of the names are keys of this form. */
    long known(Collection<String> names) {
        return names.stream().filter(keys::containsKey).count();
    }

    Iterable<Key<?>> keys() {
        return keys.values();
    }

    @Override
    public Optional<Fields> read(Place place, Reading reading) {
        Fields fields = new Fields(place);
        if (!(place.node() instanceof MappingNode)) {
            reportNoMap(place, reading);
            return Optional.of(fields);
        }
        List<Entry> unknown = new ArrayList<>();
        for (Entry entry : Entries.of(place, reading)) {
            Key<?> key = keys.get(entry.name());
            if (key == null) {
                unknown.add(entry);
            } else {
                fields.read(key, entry.value(), reading);
            }
        }
        unknown.forEach(entry -> reportUnknown(entry, fields, reading));
        keys.values().stream().filter(fields::lacks).forEach(key -> reportMissing(key, fields, reading));
        return Optional.of(fields);
    }

    /** Where a secret belongs into the map, what is there instead of the map may be that secret. */
    private void reportNoMap(Place place, Reading reading) {
        if (keys.values().stream().anyMatch(key -> key.kind().isSecret())) {
            reading.report(place, "no map (expected: " + inWords() + ")");
        } else {
            reading.unexpected(place, inWords());
        }
    }

    /** A misspelt key is one mistake: what stands after it is read as if it were written well. */
    private void reportUnknown(Entry entry, Fields fields, Reading reading) {
        Optional<String> nearest = Spelling.nearest(entry.name(), keys.keySet());
        String expected = nearest.orElseGet(() -> "one of " + String.join(", ", keys.keySet()));
        reading.report(entry.key(), "unknown key (expected: " + expected + ")");
        nearest.map(keys::get)
                .filter(key -> !fields.has(key))
                .ifPresent(key -> fields.read(
                        key, fields.place().member(key.name(), entry.value().node()), reading));
    }

    private static void reportMissing(Key<?> key, Fields fields, Reading reading) {
        reading.report(fields.place(key), "missing (expected: " + key.kind().inWords() + ")");
    }

    @Override
    public String inWords() {
        Collection<String> usual =
                names(key -> key.required() || key.requiredWithout().isPresent());
        return "a map with the keys " + String.join(", ", usual.isEmpty() ? keys.keySet() : usual);
    }

    private Collection<String> names(Predicate<Key<?>> test) {
        return keys.values().stream().filter(test).map(Key::name).toList();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.values().forEach(key -> properties.put(key.name(), described(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", names(Key::required));
        schema.put("properties", properties);
        List<Map<String, Object>> alternatives = alternatives();
        if (!alternatives.isEmpty()) {
            schema.put("allOf", alternatives);
        }
        return schema;
    }

    private List<Map<String, Object>> alternatives() {
        return keys.values().stream()
                .flatMap(key -> key.requiredWithout().stream()
                        .map(other -> Stream.of(key.name(), other)
                                .map(name -> Map.of("required", List.of(name)))
                                .toList()))
                .map(either -> Map.<String, Object>of("anyOf", either))
                .toList();
    }

    private static Map<String, Object> described(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String otherwise = key.required() ? "" : " Default: " + key.otherwise().replace("`", "") + ".";
        schema.put("description", key.meaning() + otherwise);
        schema.putAll(key.kind().schema());
        return schema;
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>(Map.of("", this));
        keys.values()
                .forEach(key ->
                        key.kind().forms().forEach((suffix, form) -> forms.put("." + key.name() + suffix, form)));
        return forms;
    }
}
