package org.bailiwick.gateway.webmvc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Requests to a gateway. */
final class Call {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Call() {}

    /** With a bearer token, if there is one, and further fields: name, value, name, value. */
    static HttpRequest.Builder to(URI base, String target, @Nullable String token, String... fields) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return fields.length == 0 ? request : request.headers(fields);
    }

    static HttpResponse<String> get(URI base, String target, @Nullable String token, String... fields)
            throws IOException, InterruptedException {
        return CLIENT.send(to(base, target, token, fields).build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> send(
            URI base, String method, String target, @Nullable String token, String body, String... fields)
            throws IOException, InterruptedException {
        return CLIENT.send(
                to(base, target, token, fields)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
