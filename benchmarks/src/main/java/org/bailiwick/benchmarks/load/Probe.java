package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server for the account, by HTTP/1.1. */
public final class Probe {
    /** What is asked for. */
    public static final String PATH = "/accounts/4711";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * The status of the answer.
     *
     * @throws IOException without an answer
     */
    public int status(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri));
    }

    /** As {@link #status(URI)}, with a bearer token. */
    public int status(URI uri, String token) throws IOException {
        return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
    }

    private int send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
