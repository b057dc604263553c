package org.bailiwick.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A form that depends on what one of its keys says; the first one when the key is not there. */
final class Variants implements Kind<Fields> {
    private final Key<String> distinction;
    private final Map<String, Form> variants = new LinkedHashMap<>();

    /**
     * Of one form so far.
     *
     * @param distinction the key that says which form it is; every form has it
     * @param value what the key says for the form
     */
    Variants(Key<String> distinction, String value, Form form) {
        this.distinction = distinction;
        this.variants.put(value, form);
    }

    @Override
    public Optional<Fields> read(Place place, Reading reading) {
        Optional<Node> written = place.node() instanceof MappingNode map ? valueIn(map) : Optional.empty();
        if (written.isEmpty()) {
            return variants.values().iterator().next().read(place, reading);
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

    @Override
    public String inWords() {
        return "a map that begins with " + distinction.name() + ": " + String.join(" or ", variants.keySet());
    }

    @Override
    public Map<String, Object> schema() {
        List<Map<String, Object>> schemas =
                variants.values().stream().map(Form::schema).toList();
        return schemas.size() == 1 ? schemas.get(0) : Map.of("oneOf", schemas);
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        variants.values().forEach(form -> forms.putAll(form.forms()));
        return forms;
    }
}
