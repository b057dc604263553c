package org.bailiwick.testkit.asid;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.Reply;
import org.jose4j.json.JsonUtil;

/** The errors of the session protocol. */
public enum TicketError {
    /** Malformed JSON, a member missing or there twice, a bad URL, two authentications. */
    INVALID_REQUEST(400),
    /** The consumer has not shown who it is; the same for one that nobody knows. */
    INVALID_CONSUMER(401),
    /** The consumer may not call from there, or have such a URL, grant or scope. */
    CONSUMER_NOT_ALLOWED(403),
    /** {@code c_url} is not registered exactly, or not https. */
    INVALID_C_URL(400),
    /** The A_SID is unknown, another consumer's, superseded or revoked. */
    INVALID_ASID(400),
    /** The A_SID is past its A_EXP. */
    ASID_EXPIRED(400),
    /** {@code a_code} is missing, wrong, late, or was used before. */
    INVALID_A_CODE(400),
    /** Another refresh of the same A_SID was faster. */
    REFRESH_CONFLICT(409),
    /** The resource server has not shown who it is. */
    INVALID_RESOURCE(401),
    /** Too many requests. */
    SLOW_DOWN(429),
    /** The authority cannot do it now. */
    TEMPORARILY_UNAVAILABLE(503);

    private static final int RETRY_SECONDS = 1;

    private final int status;

    TicketError(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** What {@code error} says. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An endpoint gives this answer to everything, and does nothing of what it is asked. */
    public Fault fault() {
        return Fault.reply(reply("Said because a test wants it said."));
    }

    Reply reply(String description) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ticket", "error");
        members.put("error", code());
        members.put("error_description", description);
        Reply reply = Reply.json(status, JsonUtil.toJson(members)).withHeader("Cache-Control", "no-store");
        return switch (this) {
            case INVALID_CONSUMER -> reply.withHeader("WWW-Authenticate", "Basic realm=\"consumers\"");
            case INVALID_RESOURCE -> reply.withHeader("WWW-Authenticate", "Basic realm=\"resources\"");
            case SLOW_DOWN, TEMPORARILY_UNAVAILABLE -> reply.withHeader("Retry-After", String.valueOf(RETRY_SECONDS));
            default -> reply;
        };
    }
}
