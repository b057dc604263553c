package org.bailiwick.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;

/** Why a question is not answered, and what the wire says of it. None of them says anything of a token. */
enum Refusal {
    /** The asker has not proved who it is (RFC 6749 section 5.2). */
    INVALID_CLIENT(401, "invalid_client", Map.of("WWW-Authenticate", "Basic realm=\"introspection\"")),
    INVALID_REQUEST(400, "invalid_request", Map.of()),
    /** The question has been here before, or would come back to somebody who has passed it on. */
    LOOP(400, "federation_loop", Map.of()),
    /** The question would pass through more domains than is allowed. */
    TOO_DEEP(400, "federation_too_deep", Map.of()),
    METHOD_NOT_ALLOWED(405, "invalid_request", Map.of("Allow", "GET, POST")),
    /** Only a signed answer would do, and there is nothing to sign with. */
    NOT_ACCEPTABLE(406, "not_acceptable", Map.of()),
    TOO_LARGE(413, "invalid_request", Map.of()),
    /** The other domain's answer cannot be believed. */
    BAD_AUTHORITY(502, "bad_authority", Map.of()),
    /** The other domain cannot be asked, or not in time. */
    UNAVAILABLE(503, "temporarily_unavailable", Map.of("Retry-After", "5"));

    private final int status;
    private final String error;
    private final Map<String, String> fields;

    Refusal(int status, String error, Map<String, String> fields) {
        this.status = status;
        this.error = error;
        this.fields = fields;
    }

    HttpAnswer answer() {
        Map<String, String> headers = new LinkedHashMap<>(fields);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        return new HttpAnswer(status, headers, JsonWriter.bytes(Map.of("error", error)));
    }
}
