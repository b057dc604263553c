package org.bailiwick.login;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.request.Cookies;
import org.bailiwick.request.InboundRequest;

/** The two cookies of one domain: the one that names a login, and the one that holds what the browser has begun. */
final class LoginCookies {
    private final SetCookie session;
    private final PendingCookie pending;

    private LoginCookies(SetCookie session, PendingCookie pending) {
        this.session = session;
        this.pending = pending;
    }

    /** @param window how long a person has to log in */
    static LoginCookies of(String domain, CookieSeals seals, Duration window) {
        SetCookie pending = new SetCookie(Cookies.PENDING + domain);
        return new LoginCookies(
                new SetCookie(Cookies.SESSION + domain), new PendingCookie(pending, seals.of(pending.name()), window));
    }

    SetCookie session() {
        return session;
    }

    PendingCookie pending() {
        return pending;
    }

    /** What the request's session cookie says. */
    Optional<String> session(InboundRequest request) {
        return RequestCookies.value(request, session.name());
    }

    /** The values of {@code Set-Cookie} after which the browser has neither. */
    List<String> gone() {
        return List.of(session.gone(), pending.gone());
    }
}
