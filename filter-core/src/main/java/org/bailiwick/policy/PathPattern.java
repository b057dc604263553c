package org.bailiwick.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bailiwick.request.RequestPath;

/**
 * The paths a rule is for: literal segments, <code>{name}</code> and {@code *} for any one segment, {@code **} at the end for
 * the rest, which may be empty.
 *
 * @param segments the segments before {@code **}
 * @param open whether {@code **} follows
 */
public record PathPattern(List<Segment> segments, boolean open) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /**
     * The pattern as a configuration spells it.
     *
     * @throws IllegalArgumentException with what was found and what is expected
     */
    public static PathPattern of(String text) {
        if (!text.startsWith("/")) {
            throw refused(text, "a path that begins with /");
        }
        boolean open = text.endsWith("/**");
        String closed = open ? text.substring(0, text.length() - 3) : text;
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String[] parts = closed.isEmpty() || closed.equals("/")
                ? new String[0]
                : closed.substring(1).split("/", -1);
        for (String part : parts) {
            Segment segment = segment(text, part);
            if (segment instanceof Segment.Variable variable && !names.add(variable.name())) {
                throw refused(text, "each variable once, and {" + variable.name() + "} is there twice");
            }
            segments.add(segment);
        }
        return new PathPattern(segments, open);
    }

    private static Segment segment(String text, String part) {
        if (part.equals("*")) {
            return new Segment.Any();
        }
        var variable = VARIABLE.matcher(part);
        if (variable.matches()) {
            return new Segment.Variable(variable.group(1));
        }
        if (part.contains("**")) {
            throw refused(text, "** only as the last segment");
        }
        if (part.indexOf('*') >= 0 || part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
            throw refused(text, "* or {name} only as a whole segment");
        }
        RequestPath literal = RequestPath.of("/" + part)
                .filter(path -> path.segments().size() == 1)
                .orElseThrow(() -> refused(
                        text,
                        "segments in the form a request may have: no empty or dot segment, no ;"
                                + " or encoded slash, non-ASCII percent-encoded, no slash at the end"));
        return new Segment.Literal(literal.segments().get(0));
    }

    private static IllegalArgumentException refused(String text, String expected) {
        return new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
    }

    /** The names of the variables, in order. */
    public List<String> variables() {
        return segments.stream()
                .filter(Segment.Variable.class::isInstance)
                .map(segment -> ((Segment.Variable) segment).name())
                .toList();
    }

    /** The pattern as a configuration would spell it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(segment));
        return open ? text.append("/**").toString() : text.isEmpty() ? "/" : text.toString();
    }

    /** One segment of a pattern. */
    public sealed interface Segment {
        /** This very segment, decoded; case counts. */
        record Literal(String text) implements Segment {
            @Override
            public String toString() {
                return text;
            }
        }

        /** Any one segment, remembered under a name. */
        record Variable(String name) implements Segment {
            @Override
            public String toString() {
                return "{" + name + "}";
            }
        }

        /** Any one segment. */
        record Any() implements Segment {
            @Override
            public String toString() {
                return "*";
            }
        }
    }
}
