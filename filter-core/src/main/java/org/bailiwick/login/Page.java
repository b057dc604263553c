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
 * @param answer a redirect, or a page for a person; nothing where the client takes no page, and is told by the problem document that
 *     any refusal comes with. Always there for the kinds {@code GRANT} and {@code LOGIN}
 * @param cookies values of {@code Set-Cookie} for the answer, whichever it is
 */
public record Page(Reason reason, Optional<HttpAnswer> answer, List<String> cookies) {
    public Page {
        Objects.requireNonNull(reason, "reason");
        cookies = List.copyOf(cookies);
        if (answer.isEmpty() && (reason.kind() == Reason.Kind.GRANT || reason.kind() == Reason.Kind.LOGIN)) {
            throw new IllegalArgumentException("answer: none for " + reason + " (expected: one, as it is no refusal)");
        }
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
