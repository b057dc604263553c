package org.bailiwick.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bailiwick.policy.PathPattern.Segment;

/**
 * What a pattern matches, names of variables aside: two rules of one shape are for the same paths.
 *
 * @param segments a literal's text, or {@link #ANY}
 * @param open whether the rest, which may be empty, is matched too
 */
record Shape(List<String> segments, boolean open) {
    /** Stands for any one segment; no literal can look like it. */
    static final String ANY = "*";

    Shape {
        segments = List.copyOf(segments);
    }

    static Shape of(PathPattern pattern) {
        return new Shape(
                pattern.segments().stream()
                        .map(segment -> segment instanceof Segment.Literal literal ? "=" + literal.text() : ANY)
                        .toList(),
                pattern.open());
    }

    /** The same segments without the rest. */
    Shape closed() {
        return new Shape(segments, false);
    }

    /** One segment more, any, and the rest. */
    Shape deeper() {
        List<String> longer = new ArrayList<>(segments);
        longer.add(ANY);
        return new Shape(longer, true);
    }

    /** Whether every path of this shape is one of the other's too. */
    boolean isWithin(Shape other) {
        int length = other.segments.size();
        if (other.open ? segments.size() < length : open || segments.size() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            String wide = other.segments.get(i);
            if (!wide.equals(ANY) && !wide.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The shape of the paths that are both this one's and the other's, or nothing when there are none. */
    Optional<Shape> meet(Shape other) {
        int mine = segments.size();
        int theirs = other.segments.size();
        if (mine < theirs && !open || theirs < mine && !other.open) {
            return Optional.empty();
        }
        List<String> both = new ArrayList<>(Collections.nCopies(Math.max(mine, theirs), ANY));
        for (int i = 0; i < both.size(); i++) {
            String left = i < mine ? segments.get(i) : ANY;
            String right = i < theirs ? other.segments.get(i) : ANY;
            if (!left.equals(ANY) && !right.equals(ANY) && !left.equals(right)) {
                return Optional.empty();
            }
            both.set(i, left.equals(ANY) ? right : left);
        }
        return Optional.of(new Shape(both, open && other.open));
    }
}
