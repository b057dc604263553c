package org.bailiwick.servlet.dropin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.bailiwick.testkit.TokenBuilder;

/** Calls to an application. */
final class Calls {
    // HTTP/1.1: over HTTP/2, Jetty resets the stream of a request that was refused before its body was read, and the
    // client
    // may see the reset before the answer.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Calls() {}

    /** A GET without a credential. */
    static HttpResponse<String> get(Container.Deployment deployment, String path) throws Exception {
        return send(request(deployment, path));
    }

    /** A GET with a token. */
    static HttpResponse<String> get(Container.Deployment deployment, String path, TokenBuilder token) throws Exception {
        return send(request(deployment, path).header("Authorization", "Bearer " + token.sign()));
    }

    static HttpRequest.Builder request(Container.Deployment deployment, String path) {
        return HttpRequest.newBuilder(URI.create(deployment.baseUri() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
