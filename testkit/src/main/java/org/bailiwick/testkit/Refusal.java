package org.bailiwick.testkit;

import java.util.Map;
import org.jose4j.json.JsonUtil;

/** An error as RFC 6749 section 5.2 writes it, and those that the federation of domains adds to them. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int RETRY_SECONDS = 1;
    private final int status;
    private final String error;

    private Refusal(int status, String error) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
    }

    static Refusal badRequest(String error) {
        return new Refusal(400, error);
    }

    static Refusal invalidRequest() {
        return badRequest("invalid_request");
    }

    /** The caller has not shown who it is. */
    static Refusal invalidClient() {
        return new Refusal(401, "invalid_client");
    }

    /** Another domain cannot be asked, or not in time. */
    static Refusal unavailable() {
        return new Refusal(503, "temporarily_unavailable");
    }

    /** Another domain said what cannot be believed. */
    static Refusal badAuthority() {
        return new Refusal(502, "bad_authority");
    }

    Reply reply() {
        Reply reply = Reply.json(status, JsonUtil.toJson(Map.of("error", error)));
        return switch (status) {
            case 401 -> reply.withHeader("WWW-Authenticate", "Basic realm=\"clients\"");
            case 503 -> reply.withHeader("Retry-After", String.valueOf(RETRY_SECONDS));
            default -> reply;
        };
    }
}
