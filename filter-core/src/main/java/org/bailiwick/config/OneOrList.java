package org.bailiwick.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One value, or a list of some. */
final class OneOrList<T> implements Kind<List<Located<T>>> {
    private final Kind<T> item;
    private final Kind<List<Located<T>>> list;

    OneOrList(Kind<T> item) {
        this.item = item;
        this.list = ListOf.some(item);
    }

    @Override
    public Optional<List<Located<T>>> read(Place place, Reading reading) {
        return place.node() instanceof ScalarNode
                ? item.read(place, reading).map(value -> List.of(new Located<>(value, place)))
                : list.read(place, reading);
    }

    @Override
    public String inWords() {
        return item.inWords() + ", or a list of such";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(item.schema(), list.schema()));
    }
}
