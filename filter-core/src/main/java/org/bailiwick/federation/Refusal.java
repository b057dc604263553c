package org.bailiwick.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;

/** Why a question is not answered, and what the wire says of it. None of them says anything of a token. */
enum Refusal {
    /** The asker has not proved who it is (RFC 6749 section 5.2). */
    INVALID_CLIENT(401, "invalid_client", "WWW-Authenticate", "Basic realm=\"introspection\""),
    INVALID_REQUEST(400, "invalid_request"),
    /** The question has been here before, or would come back to somebody who has passed it on. */
    LOOP(400, "federation_loop"),
    /** The question would pass through more domains than is allowed. */
    TOO_DEEP(400, "federation_too_deep"),
    METHOD_NOT_ALLOWED(405, "invalid_request", "Allow", "GET, POST"),
    /** Only a signed answer would do, and there is nothing to sign with. */
    NOT_ACCEPTABLE(406, "not_acceptable"),
    TOO_LARGE(413, "invalid_request"),
    /** The other domain's answer cannot be believed. */
    BAD_AUTHORITY(502, "bad_authority"),
    /** The other domain cannot be asked, or not in time. */
    UNAVAILABLE(503, "temporarily_unavailable", "Retry-After", "5");

    private final int status;
    private final String error;
    private final String field;
    private final String value;

    Refusal(int status, String error) {
        this(status, error, "", "");
    }

    Refusal(int status, String error, String field, String value) {
        this.status = status;
        this.error = error;
        this.field = field;
        this.value = value;
    }

    HttpAnswer answer() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!field.isEmpty()) {
            headers.put(field, value);
        }
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        return HttpAnswer.of(status, headers, JsonWriter.bytes(Map.of("error", error)));
    }
}
