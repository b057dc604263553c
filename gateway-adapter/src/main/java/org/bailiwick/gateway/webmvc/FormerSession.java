package org.bailiwick.gateway.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.bailiwick.request.Cookies;
import org.bailiwick.request.HttpAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The session that the gateway, or what it is made of, has with a browser. It does not outlive a change of the person (CS-4): what it holds is for
 * nobody else, and who has had somebody use it before the login does not get into it after.
 */
final class FormerSession {
    private FormerSession() {}

    /** Ends it, where there is one and the answer logs the browser in or out. */
    static void endBy(HttpAnswer answer, HttpServletRequest request) {
        @Nullable HttpSession session = Cookies.changeLogin(answer) ? request.getSession(false) : null;
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException hasJustEnded) {
                // by another request: it is what was wanted
            }
        }
    }
}
