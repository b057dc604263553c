package org.bailiwick.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list without repetitions. What cannot be read of it is left out, so that the rest can be checked further. */
final class ListOf<T> implements Kind<List<Located<T>>> {
    private final Kind<T> item;
    private final int least;

    private ListOf(Kind<T> item, int least) {
        this.item = item;
        this.least = least;
    }

    /** A list that may be empty. */
    static <T> Kind<List<Located<T>>> any(Kind<T> item) {
        return new ListOf<>(item, 0);
    }

    /** A list of at least one: where an empty one could be taken to mean anything. */
    static <T> Kind<List<Located<T>>> some(Kind<T> item) {
        return new ListOf<>(item, 1);
    }

    @Override
    public Optional<List<Located<T>>> read(Place place, Reading reading) {
        if (!(place.node() instanceof SequenceNode list)) {
            reportNoList(place, reading);
            return Optional.empty();
        }
        List<Node> nodes = list.getValue();
        if (nodes.size() < least) {
            reading.report(place, "an empty list (expected: " + inWords() + ")");
            return Optional.empty();
        }
        List<Located<T>> items = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Place at = place.item(i, nodes.get(i));
            item.read(at, reading).ifPresent(value -> {
                if (!seen.add(value)) {
                    reading.report(
                            at,
                            (item.isSecret() ? "the same" : at.shown())
                                    + " for a second time (expected: each one once)");
                }
                items.add(new Located<>(value, at));
            });
        }
        return Optional.of(items);
    }

    private void reportNoList(Place place, Reading reading) {
        if (item.isSecret()) {
            reading.report(place, "no list (expected: " + inWords() + ")");
        } else {
            reading.unexpected(place, inWords());
        }
    }

    @Override
    public boolean isSecret() {
        return item.isSecret();
    }

    @Override
    public String inWords() {
        return (least > 0 ? "a list of at least one: " : "a list, each: ") + item.inWords();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", item.schema(), "minItems", least, "uniqueItems", true);
    }

    @Override
    public Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        item.forms().forEach((suffix, form) -> forms.put("[]" + suffix, form));
        return forms;
    }
}
