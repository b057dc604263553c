package org.bailiwick.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Names in a list, or in a map that says more of each: at least one. Of a name in a list nothing more is said. */
final class ListOrMap implements Kind<Map<String, Located<Fields>>> {
    private final Kind<List<Located<String>>> list;
    private final Kind<Map<String, Located<Fields>>> map;
    private final Form more;

    ListOrMap(Kind<String> name, Naming naming, Form more) {
        this.list = ListOf.some(name);
        this.map = MapOf.some(naming, more);
        this.more = more;
    }

    @Override
    public Optional<Map<String, Located<Fields>>> read(Place place, Reading reading) {
        if (place.node() instanceof MappingNode) {
            return map.read(place, reading);
        }
        if (place.node() instanceof SequenceNode) {
            return list.read(place, reading).map(ListOrMap::named);
        }
        reading.unexpected(place, inWords());
        return Optional.empty();
    }

    private static Map<String, Located<Fields>> named(List<Located<String>> names) {
        Map<String, Located<Fields>> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name.value(), new Located<>(new Fields(name.place()), name.place())));
        return named;
    }

    @Override
    public String inWords() {
        return list.inWords() + ", or a map from such to " + more.inWords();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(list.schema(), map.schema()));
    }

    @Override
    public Map<String, Form> forms() {
        return map.forms();
    }
}
