package org.bailiwick.login;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;

/**
 * What one of the login's own endpoints answers.
 *
 * @param reason what has happened: {@code LOGIN_DONE} and {@code LOGOUT_DONE} are of the kind {@code GRANT}
 * @param answer a redirect, or a page for a person; nothing where the client takes no page, and is told by a problem document. Always
 *     there but for the kinds {@code INVALID_REQUEST}, {@code FORBIDDEN}, {@code UNAVAILABLE} and {@code BAD_AUTHORITY}
 * @param cookies values of {@code Set-Cookie} for the answer, whichever it is
 */
public record Page(Reason reason, Optional<HttpAnswer> answer, List<String> cookies) {
    public Page {
        Objects.requireNonNull(reason, "reason");
        cookies = List.copyOf(cookies);
        if (answer.isEmpty() && !isTold(reason.kind())) {
            throw new IllegalArgumentException(
                    "answer: none for " + reason + " (expected: one, as no refusal without a challenge tells it)");
        }
    }

    /** What a problem document alone tells: a refusal for which no credential is to blame, and which none would have avoided. */
    private static boolean isTold(Reason.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST, FORBIDDEN, UNAVAILABLE, BAD_AUTHORITY -> true;
            case GRANT, LOGIN, NO_CREDENTIAL, INVALID_TOKEN, INSUFFICIENT -> false;
        };
    }

    /** An answer that sets no cookie. */
    public Page(Reason reason, HttpAnswer answer) {
        this(reason, Optional.of(answer), List.of());
    }

    @Override
    public String toString() {
        return "Page[" + reason + "]";
    }
}
