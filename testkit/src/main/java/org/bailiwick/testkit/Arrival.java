package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that has arrived at a {@link Downstream}. Prints neither fields nor body.
 *
 * @param method the HTTP method
 * @param target path and query, as they came
 * @param fields every value of each header field; names are equal in any case
 * @param body the body, as UTF-8; empty when there was none
 */
public record Arrival(String method, String target, Map<String, List<String>> fields, String body) {
    private static final String BEARER = "Bearer ";

    public Arrival {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                copy.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        fields = Collections.unmodifiableMap(copy);
    }

    static Arrival of(HttpExchange exchange) throws IOException {
        return new Arrival(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Every value of a field. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The first value of a field; empty when it was not there. */
    public String field(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    /** The bearer token; empty when {@code Authorization} was missing, or there twice, or of another scheme. */
    public String bearer() {
        String authorization = field("Authorization");
        boolean one = all("Authorization").size() == 1 && authorization.startsWith(BEARER);
        return one ? authorization.substring(BEARER.length()) : "";
    }

    @Override
    public String toString() {
        return "Arrival[" + method + "]";
    }
}
