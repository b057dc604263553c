package org.bailiwick.login;

import java.util.Objects;

/**
 * A login as it is held. Does not print.
 *
 * @param cookie the value of the cookie that a browser is to have for it
 * @param session its session by now
 */
record Held(String cookie, LoginSession session) {
    Held {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(session, "session");
    }

    @Override
    public String toString() {
        return "Held[hidden]";
    }
}
