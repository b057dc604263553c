package org.bailiwick.sample.upstream;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request's header fields say.
 *
 * @param fields by name, in any case
 */
record Told(Map<String, List<String>> fields) {
    /** By the gateway's fields: values are percent-encoded, elements of lists separated by spaces. */
    List<String> whoIsCalling() {
        String roles = Stream.concat(grants().stream(), scopes().stream()).collect(Collectors.joining(" "));
        return List.of("name: " + name(), "roles: " + roles);
    }

    String name() {
        return elements("Bailiwick-Subject").findFirst().orElse("nobody");
    }

    List<String> grants() {
        return elements("Bailiwick-Grants").toList();
    }

    List<String> scopes() {
        return elements("Bailiwick-Scope").toList();
    }

    /** Every field, one a line, in alphabetical order. */
    List<String> everything() {
        return fields.entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream().map(value -> field.getKey().toLowerCase(Locale.ROOT) + ": " + value))
                .sorted()
                .toList();
    }

    private Stream<String> elements(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .flatMap(field -> field.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split(" ")))
                .map(element -> URLDecoder.decode(element, StandardCharsets.UTF_8));
    }
}
