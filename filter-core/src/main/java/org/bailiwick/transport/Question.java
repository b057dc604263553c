package org.bailiwick.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP request to an authority.
 *
 * @param method GET or POST
 * @param uri where to, from the configuration or from an authority's verified metadata, never from a token
 * @param headers fields to send; their values may be secret and do not print
 * @param body the body; empty for GET; may be secret and does not print
 * @param limit the longest time for the whole call, where it is less than the transport's own
 */
public record Question(String method, URI uri, Map<String, String> headers, byte[] body, Optional<Duration> limit) {
    public Question {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
        body = body.clone();
        Objects.requireNonNull(limit, "limit");
    }

    /** Within the transport's own limit of time. */
    public Question(String method, URI uri, Map<String, String> headers, byte[] body) {
        this(method, uri, headers, body, Optional.empty());
    }

    /** A GET that accepts the media type. */
    public static Question get(URI uri, String accept) {
        return new Question("GET", uri, Map.of("Accept", accept), new byte[0]);
    }

    /** Without the query, which may hold an access key. */
    @Override
    public String toString() {
        return "Question[" + method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "]";
    }
}
