package org.bailiwick.login;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/** The answers that a login's endpoints give. */
final class Pages {
    private static final byte[] NOTHING = {};
    static final Duration USUAL_WAIT = Duration.ofSeconds(5);
    private static final String PLAIN = "text/plain;charset=utf-8";

    private Pages() {}

    /** Sends a browser on. What it comes from, and what it brought from there, is told to nobody. */
    static HttpAnswer redirect(String url) {
        return HttpAnswer.of(
                303,
                Map.of(
                        "Location",
                        url,
                        "Content-Type",
                        PLAIN,
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer"),
                NOTHING);
    }

    /** A page for a person; for a program, a problem document, without a challenge. */
    static Page notice(InboundRequest request, Notice notice, List<String> cookies) {
        return notice(request, notice, cookies, USUAL_WAIT);
    }

    /** @param wait when it is worth trying again, where nothing has been decided; at least a second */
    static Page notice(InboundRequest request, Notice notice, List<String> cookies, Duration wait) {
        return new Page(
                notice.reason(),
                Visits.takesPages(request) ? Optional.of(page(notice, wait)) : Optional.empty(),
                cookies);
    }

    private static HttpAnswer page(Notice notice, Duration wait) {
        HttpAnswer page = LoginPage.of(statusOf(notice.reason().kind()), notice);
        return notice.reason().kind() == Reason.Kind.UNAVAILABLE
                ? page.with("Retry-After", List.of(Long.toString(Math.max(1, wait.toSeconds()))))
                : page;
    }

    private static int statusOf(Reason.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> 400;
            case FORBIDDEN -> 403;
            case UNAVAILABLE -> 503;
            case BAD_AUTHORITY -> 502;
            case GRANT, LOGIN, NO_CREDENTIAL, INVALID_TOKEN, INSUFFICIENT ->
                throw new IllegalArgumentException("kind: " + kind + " (expected: one that a person can be told of)");
        };
    }

    /** The answer to a method that an endpoint does not have. */
    static Page notAllowed(String allowed) {
        byte[] text = ("Allowed: " + allowed + "\n").getBytes(StandardCharsets.US_ASCII);
        Map<String, String> fields = Map.of("Allow", allowed, "Content-Type", PLAIN, "Cache-Control", "no-store");
        return new Page(Reason.LOGIN_MALFORMED, HttpAnswer.of(405, fields, text));
    }
}
