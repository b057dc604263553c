package org.bailiwick.login;

import java.util.Objects;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;

/**
 * What one of the login's own endpoints answers.
 *
 * @param reason what has happened: {@code LOGIN_DONE} and {@code LOGOUT_DONE} are of the kind {@code GRANT}
 * @param answer a redirect, or a page for a person
 */
public record Page(Reason reason, HttpAnswer answer) {
    public Page {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(answer, "answer");
    }
}
