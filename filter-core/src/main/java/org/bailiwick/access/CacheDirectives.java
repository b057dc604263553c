package org.bailiwick.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directives of an answer's {@code Cache-Control} that stand alone (RFC 9111 section 5.2). */
final class CacheDirectives {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"?");

    private CacheDirectives() {}

    /** Whether one of the fields has this directive; with an argument, such as names of fields, it is another. */
    static boolean have(List<String> fields, String directive) {
        return fields.stream()
                .flatMap(field ->
                        Stream.of(QUOTED.matcher(field).replaceAll("\"").split(",")))
                .anyMatch(each -> each.strip().equalsIgnoreCase(directive));
    }
}
