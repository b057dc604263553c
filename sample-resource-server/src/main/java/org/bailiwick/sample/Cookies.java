package org.bailiwick.sample;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cookie by which the gateway knows who has logged in. */
final class Cookies {
    private static final String NAME = "__Host-bailiwick.sessions";

    private Cookies() {}

    /**
     * What a browser is told of it: what its name begins with, and how it is to be kept; not its value.
     *
     * @param fields every {@code Set-Cookie} of an answer
     */
    static String attributes(List<String> fields) {
        return fields.stream()
                .filter(field -> field.startsWith(NAME + "="))
                .map(Cookies::attributes)
                .collect(Collectors.joining("; "));
    }

    private static String attributes(String field) {
        List<String> parts = Stream.of(field.split("; *")).toList();
        Stream<String> attributes = parts.stream().skip(1).filter(part -> !part.equals("Path=/"));
        return Stream.concat(Stream.of("__Host-"), attributes.sorted()).collect(Collectors.joining(", "));
    }
}
