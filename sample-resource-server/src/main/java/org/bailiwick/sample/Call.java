package org.bailiwick.sample;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One request.
 *
 * @param path with the query, as it goes over the wire
 */
record Call(String method, String path, List<Field> fields, String body) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Call {
        fields = List.copyOf(fields);
    }

    static Call get(String path) {
        return new Call("GET", path, List.of(), "");
    }

    static Call post(String path, String body) {
        return new Call("POST", path, List.of(), body);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, List.of(), "");
    }

    /** With one more header field, beside others of its name. */
    Call with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Call(method, path, more, body);
    }

    Call bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** With a body that is a form. */
    Call asForm() {
        return with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** By a client that shows who it is (RFC 6749 section 2.3.1); neither part has characters that a form encodes. */
    Call as(String client, String secret) {
        byte[] login = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }

    HttpRequest to(URI api) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        fields.forEach(field -> request.header(field.name, field.value));
        return request.build();
    }

    /** Method and path, without a query, which may hold a token. */
    @Override
    public String toString() {
        return method + " " + path.split("\\?", 2)[0];
    }

    /** A header field. */
    record Field(String name, String value) {
        /** Without the value, which may be a token. */
        @Override
        public String toString() {
            return name;
        }
    }
}
