package org.bailiwick.access;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Puts a refusal into HTTP: the challenge of RFC 6750 section 3 and a problem document (RFC 9457).
 *
 * <p>The challenge says the same of every bad token; which check failed is told in the problem document by a stable code,
 * and is never more than the bearer can read off the token itself and public metadata.
 */
final class Refusals {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final String realm;
    private final @Nullable String metadata;

    /**
     * Refusals of one resource.
     *
     * @param resource who we are; the realm
     * @param metadata where the resource's description is published, if it is (PR-7)
     */
    Refusals(URI resource, Optional<URI> metadata) {
        this.realm = resource.toASCIIString();
        this.metadata = metadata.map(URI::toASCIIString).orElse(null);
    }

    /**
     * The answer to a request that does not go on.
     *
     * @param reason why; of any kind but {@code GRANT}
     * @param needed the scopes that would have been needed; none when scopes are not what is missing
     * @param traceId by which the request is found in the logs
     */
    HttpAnswer answer(Reason reason, Scopes needed, String traceId) {
        return switch (reason.kind()) {
            case GRANT -> throw new IllegalArgumentException("reason: " + reason + " (expected: a refusal)");
            case INVALID_REQUEST ->
                challenged(400, "Bad Request", reason, traceId, "invalid_request", reason.text(), Scopes.NONE);
            case NO_CREDENTIAL -> challenged(401, "Unauthorized", reason, traceId, "", "", Scopes.NONE);
            case INVALID_TOKEN ->
                challenged(
                        401,
                        "Unauthorized",
                        reason,
                        traceId,
                        "invalid_token",
                        "The access token is not accepted",
                        Scopes.NONE);
            case INSUFFICIENT ->
                challenged(
                        403,
                        "Forbidden",
                        reason,
                        traceId,
                        "insufficient_scope",
                        "The access token does not suffice",
                        needed);
            case FORBIDDEN -> answer(403, "Forbidden", reason, traceId, Map.of());
            case UNAVAILABLE ->
                answer(503, "Service Unavailable", reason, traceId, Map.of("Retry-After", RETRY_AFTER_SECONDS));
            case BAD_AUTHORITY -> answer(502, "Bad Gateway", reason, traceId, Map.of());
        };
    }

    private HttpAnswer challenged(
            int status, String title, Reason reason, String traceId, String error, String description, Scopes needed) {
        return answer(
                status, title, reason, traceId, Map.of("WWW-Authenticate", challenge(error, description, needed)));
    }

    /** BT-6 to BT-9: one scheme, each parameter once, no error without a credential. */
    private String challenge(String error, String description, Scopes needed) {
        StringBuilder challenge =
                new StringBuilder("Bearer realm=\"").append(quotable(realm)).append('"');
        if (!error.isEmpty()) {
            parameter(challenge, "error", error);
            parameter(challenge, "error_description", description);
        }
        if (!needed.isEmpty()) {
            parameter(challenge, "scope", needed.toString());
        }
        if (metadata != null) {
            parameter(challenge, "resource_metadata", metadata);
        }
        return challenge.toString();
    }

    private static void parameter(StringBuilder challenge, String name, String value) {
        challenge
                .append(", ")
                .append(name)
                .append("=\"")
                .append(quotable(value))
                .append('"');
    }

    /** BT-8: what is not {@code %x20-21 / %x23-5B / %x5D-7E} never reaches a header. */
    private static String quotable(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.chars()
                .filter(c -> c >= 0x20 && c <= 0x7E && c != '"' && c != '\\')
                .forEach(c -> clean.append((char) c));
        return clean.toString();
    }

    private static HttpAnswer answer(
            int status, String title, Reason reason, String traceId, Map<String, String> further) {
        Map<String, String> headers = new LinkedHashMap<>(further);
        headers.put("Content-Type", "application/problem+json");
        headers.put("Cache-Control", "no-store");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", reason.text());
        problem.put("code", reason.code());
        problem.put("traceId", traceId);
        return HttpAnswer.of(status, headers, JsonWriter.bytes(problem));
    }
}
