package org.bailiwick.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTTP answer that an adapter writes as it is.
 *
 * @param status the status code
 * @param headers the values of each field, in order; each value is a field line of its own, because clients that look for one
 *     challenge do not all find it behind the comma of another. {@code Content-Type} is among them
 * @param body the body; not written for HEAD
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    public HttpAnswer {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
        headers.forEach((name, values) -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(name + ": [] (expected: at least one value)");
            }
        });
    }

    /** An answer with each field once. */
    public static HttpAnswer of(int status, Map<String, String> headers, byte[] body) {
        return new HttpAnswer(
                status,
                headers.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.of(field.getValue()))),
                body);
    }

    /** The same, with these further values of a field. */
    public HttpAnswer with(String name, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, List<String>> all = new HashMap<>(headers);
        all.merge(
                name,
                values,
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
        return new HttpAnswer(status, all, body);
    }

    /** The field's first value, where the field is there; the name in the case it was given in. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
