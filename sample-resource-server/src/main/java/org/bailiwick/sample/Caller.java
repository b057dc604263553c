package org.bailiwick.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Makes calls to one API. */
final class Caller {
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final URI api;

    Caller(URI api) {
        this.api = api;
    }

    /** A stop where this call is made. */
    Stop stop(String circumstances, Call call, Expectation expectation) {
        return Stop.of(call.toString(), circumstances, () -> send(call), expectation);
    }

    Answer send(Call call) {
        HttpRequest request = call.to(api);
        long begun = System.nanoTime();
        HttpResponse<String> response = send(request);
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        return new Answer(response.statusCode(), response.headers(), response.body(), time, "");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
