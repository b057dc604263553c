package org.bailiwick.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The entries of a map in the file. A name is a text and is there once, and its references are not replaced. */
final class Entries {
    private Entries() {}

    /** The entries in order; those that are none are reported and left out. */
    static List<Entry> of(Place map, Reading reading) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Place> first = new HashMap<>();
        for (NodeTuple tuple : ((MappingNode) map.node()).getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                reading.report(new Place(map.name(), tuple.getKeyNode()), "a key that is no text (expected: a name)");
                continue;
            }
            Place key = map.member(name.getValue(), name);
            Place earlier = first.putIfAbsent(name.getValue(), key);
            if (earlier == null) {
                entries.add(new Entry(name.getValue(), key, map.member(name.getValue(), tuple.getValueNode())));
            } else {
                reading.report(
                        key, "here for a second time (expected: once, and it is in line " + earlier.line() + ")");
            }
        }
        return entries;
    }

    /**
     * One entry.
     *
     * @param name the name as written
     * @param key where the name is
     * @param value where the value is
     */
    record Entry(String name, Place key, Place value) {}
}
