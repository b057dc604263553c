package org.bailiwick.federation;

import java.util.List;
import java.util.Locale;

/**
 * In which forms an asker takes an answer (RFC 9110 section 12.5.1, JI-1).
 *
 * @param signed whether it asks for a signed one
 * @param plain whether it takes plain JSON; so does whoever says nothing of either
 */
record Accepted(boolean signed, boolean plain) {
    static final String SIGNED = "application/token-introspection+jwt";
    static final String PLAIN = "application/json";

    private static final List<String> PLAIN_RANGES = List.of(PLAIN, "application/*", "*/*");

    /** What the {@code Accept} fields say. */
    static Accepted of(List<String> fields) {
        List<String> ranges = List.of(
                        String.join(",", fields).toLowerCase(Locale.ROOT).split(","))
                .stream()
                .filter(range -> !isExcluded(range))
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        boolean signed = ranges.contains(SIGNED);
        return new Accepted(signed, !signed || ranges.stream().anyMatch(PLAIN_RANGES::contains));
    }

    /** A weight of nothing excludes. */
    private static boolean isExcluded(String range) {
        return range.replace(" ", "").matches(".*;q=0(\\.0{0,3})?(;.*)?");
    }
}
