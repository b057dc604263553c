package org.bailiwick.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.bailiwick.testkit.conformance.SessionCaller;

/** Requests to a gateway with a session's proof, which may be of another body. */
public final class ProvenCall {
    private ProvenCall() {}

    /** A body whose length is not announced. */
    public static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A form, with the proof of a body that may be the same. */
    public static HttpResponse<String> send(
            SessionCaller caller, URI base, String method, String target, BodyPublisher body, String proven)
            throws IOException, InterruptedException {
        return send(caller, base, method, target, "application/x-www-form-urlencoded", body, proven);
    }

    /** A body of that type, with the proof of one that may be the same. */
    public static HttpResponse<String> send(
            SessionCaller caller,
            URI base,
            String method,
            String target,
            String type,
            BodyPublisher body,
            String proven)
            throws IOException, InterruptedException {
        return Call.CLIENT.send(
                Call.to(base, target, null, "Content-Type", type)
                        .header("Authorization", caller.proof(method, target, proven))
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }
}
