package org.bailiwick.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A form that depends on what one of its keys says. Where that key is not there, it is taken for the form that has the most of
 * the keys that are, so that what is wrong with these is reported too.
 */
final class Variants<E extends Enum<E>> implements Kind<Fields> {
    private final Key<E> distinction;
    private final Function<E, String> written;
    private final Map<E, Form> variants;

    /**
     * Of these forms.
     *
     * @param distinction the key that says which form it is; every form has it
     * @param written how its values are written
     * @param variants the form for each value; the first one for a map without any known key
     */
    Variants(Key<E> distinction, Function<E, String> written, Map<E, Form> variants) {
        this.distinction = distinction;
        this.written = written;
        this.variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    @Override
    public Optional<Fields> read(Place place, Reading reading) {
        if (!(place.node() instanceof MappingNode map)) {
            reading.unexpected(place, inWords());
            return Optional.of(new Fields(place));
        }
        Optional<Node> written = valueIn(map);
        if (written.isEmpty()) {
            return likeliest(map).read(place, reading);
        }
        // What else is there cannot be judged when the kind is not known.
        return distinction
                .kind()
                .read(place.member(distinction.name(), written.get()), reading)
                .flatMap(value -> Optional.ofNullable(variants.get(value)))
                .map(form -> form.read(place, reading))
                .orElseGet(() -> Optional.of(new Fields(place)));
    }

    private Optional<Node> valueIn(MappingNode map) {
        return map.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(distinction.name()))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private Form likeliest(MappingNode map) {
        List<String> names = new ArrayList<>();
        map.getValue().forEach(entry -> {
            if (entry.getKeyNode() instanceof ScalarNode name) {
                names.add(name.getValue());
            }
        });
        return variants.values().stream()
                .max(Comparator.comparingLong(form -> form.known(names)))
                .orElseThrow();
    }

    @Override
    public String inWords() {
        return "a map with " + distinction.name() + ": " + distinction.kind().inWords();
    }

    @Override
    public Map<String, Object> schema() {
        List<Map<String, Object>> schemas = new ArrayList<>();
        variants.forEach((value, form) -> schemas.add(schema(value, form)));
        return Map.of("oneOf", schemas);
    }

    /** The form, in which the distinction says that value alone, or refers to something that may. */
    private Map<String, Object> schema(E value, Form form) {
        Map<String, Object> said =
                Map.of("anyOf", List.of(Schemas.oneOf(List.of(written.apply(value))), Schemas.reference()));
        return Map.of("allOf", List.of(form.schema(), Map.of("properties", Map.of(distinction.name(), said))));
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        variants.forEach((value, form) -> form.forms().forEach((suffix, inner) -> {
            Form other = forms.get(suffix);
            boolean unique = !suffix.isEmpty() && (other == null || other == inner);
            forms.put(unique ? suffix : suffix + " (" + distinction.name() + ": " + written.apply(value) + ")", inner);
        }));
        return forms;
    }
}
