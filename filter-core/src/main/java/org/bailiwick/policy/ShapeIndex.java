package org.bailiwick.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds, among many shapes, those that share a path with a given one, without looking at all of them. */
final class ShapeIndex {
    private final Map<String, ShapeIndex> deeper = new HashMap<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();

    /** Adds a shape under a number. */
    void add(Shape shape, int number) {
        ShapeIndex node = this;
        for (String segment : shape.segments()) {
            node = node.deeper.computeIfAbsent(segment, text -> new ShapeIndex());
        }
        (shape.open() ? node.open : node.closed).add(number);
    }

    /** The numbers of the shapes that some path of the given one belongs to, in order. */
    SortedSet<Integer> sharingPathsWith(Shape shape) {
        SortedSet<Integer> found = new TreeSet<>();
        collect(shape, 0, found);
        return found;
    }

    private void collect(Shape shape, int depth, SortedSet<Integer> found) {
        found.addAll(open);
        if (depth < shape.segments().size()) {
            String segment = shape.segments().get(depth);
            for (ShapeIndex node : compatible(segment)) {
                node.collect(shape, depth + 1, found);
            }
        } else {
            found.addAll(closed);
            if (shape.open()) {
                deeper.values().forEach(node -> node.collect(shape, depth + 1, found));
            }
        }
    }

    private Collection<ShapeIndex> compatible(String segment) {
        if (segment.equals(Shape.ANY)) {
            return deeper.values();
        }
        return Stream.of(segment, Shape.ANY)
                .map(deeper::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
