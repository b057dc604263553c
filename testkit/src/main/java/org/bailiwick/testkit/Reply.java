package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of an authority. Prints no body.
 *
 * @param status the HTTP status
 * @param headers the fields
 * @param body the body
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** JSON under its media type. */
    public static Reply json(int status, String json) {
        return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** No body and no fields. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** The same with this field, instead of any other of its name. */
    public Reply withHeader(String name, String value) {
        Map<String, String> fields = new LinkedHashMap<>(headers);
        fields.put(name, value);
        return new Reply(status, fields, body);
    }

    /** The same with this text as its body. */
    public Reply withBody(String text) {
        return new Reply(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isJson() {
        return "application/json".equals(headers.get("Content-Type"));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sends the answer, of whose body only the first octets although all are announced. */
    void send(HttpExchange exchange, int octets) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (octets > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, octets);
            out.flush();
        }
    }

    void send(HttpExchange exchange) throws IOException {
        send(exchange, body.length);
    }

    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
