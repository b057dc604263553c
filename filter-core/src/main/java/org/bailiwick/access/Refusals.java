package org.bailiwick.access;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;

/**
 * Puts a refusal into HTTP: the {@link Challenges} and a problem document (RFC 9457).
 *
 * <p>The challenge says the same of every bad token; which check failed is told in the problem document by a stable code,
 * and is never more than the bearer can read off the token itself and public metadata.
 */
final class Refusals {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Challenges challenges;

    /**
     * Refusals of one resource.
     *
     * @param resource who we are; the realm
     * @param metadata where the resource's description is published, if it is (PR-7)
     */
    Refusals(URI resource, Optional<URI> metadata) {
        this.challenges = new Challenges(resource, metadata);
    }

    /**
     * The answer to a request that does not go on.
     *
     * @param reason why; of any kind but {@code GRANT} and {@code LOGIN}
     * @param lack what would have been needed
     * @param presented by which scheme the request's credential came, if it had one
     * @param schemes those that the route takes: each is challenged, and the one that was presented is told what is wrong
     * @param traceId by which the request is found in the logs
     */
    HttpAnswer answer(Reason reason, Lack lack, Scheme presented, Schemes schemes, String traceId) {
        return switch (reason.kind()) {
            case INVALID_REQUEST, NO_CREDENTIAL, INVALID_TOKEN, INSUFFICIENT ->
                challenged(reason, challenges.of(reason, lack, presented, schemes), traceId);
            case GRANT, LOGIN, FORBIDDEN, UNAVAILABLE, BAD_AUTHORITY -> unchallenged(reason, traceId);
        };
    }

    /**
     * The answer where no credential would help.
     *
     * @param reason why; of a kind that is not answered 401, as that would need a challenge (RFC 9110 section 15.5.2)
     */
    HttpAnswer unchallenged(Reason reason, String traceId) {
        return switch (reason.kind()) {
            case GRANT, LOGIN, NO_CREDENTIAL, INVALID_TOKEN, INSUFFICIENT ->
                throw new IllegalArgumentException(
                        "reason: " + reason + " (expected: a refusal that needs no challenge)");
            case INVALID_REQUEST -> answer(400, "Bad Request", reason, traceId, Map.of());
            case FORBIDDEN -> answer(403, "Forbidden", reason, traceId, Map.of());
            case UNAVAILABLE ->
                answer(
                        503,
                        "Service Unavailable",
                        reason,
                        traceId,
                        Map.of("Retry-After", List.of(RETRY_AFTER_SECONDS)));
            case BAD_AUTHORITY -> answer(502, "Bad Gateway", reason, traceId, Map.of());
        };
    }

    private static HttpAnswer challenged(Reason reason, List<String> challenges, String traceId) {
        Map<String, List<String>> fields = Map.of("WWW-Authenticate", challenges);
        return switch (reason.kind()) {
            case INVALID_REQUEST -> answer(400, "Bad Request", reason, traceId, fields);
            case INSUFFICIENT -> answer(403, "Forbidden", reason, traceId, fields);
            default -> answer(401, "Unauthorized", reason, traceId, fields);
        };
    }

    private static HttpAnswer answer(
            int status, String title, Reason reason, String traceId, Map<String, List<String>> further) {
        Map<String, List<String>> headers = new LinkedHashMap<>(further);
        headers.put("Content-Type", List.of("application/problem+json"));
        headers.put("Cache-Control", List.of("no-store"));
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", reason.text());
        problem.put("code", reason.code());
        problem.put("traceId", traceId);
        return new HttpAnswer(status, headers, JsonWriter.bytes(problem));
    }
}
