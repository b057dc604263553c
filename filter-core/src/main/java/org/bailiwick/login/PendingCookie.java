package org.bailiwick.login;

import java.time.Duration;
import org.bailiwick.request.InboundRequest;

/**
 * The cookie in which a browser keeps the logins that it has begun, and when it has finished some, sealed: nothing is kept here for
 * strangers (CS-1).
 */
final class PendingCookie {
    /** Longer ones are kept by no browser: name, value and attributes, in characters. */
    private static final int LONGEST = 4095;

    private final SetCookie cookie;
    private final CookieSeal seal;
    private final Duration window;

    PendingCookie(SetCookie cookie, CookieSeal seal, Duration window) {
        this.cookie = cookie;
        this.seal = seal;
        this.window = window;
    }

    PendingLogins read(InboundRequest request) {
        return RequestCookies.value(request, cookie.name())
                .flatMap(seal::open)
                .map(PendingLogins::read)
                .orElse(PendingLogins.NONE);
    }

    /** The value of {@code Set-Cookie} that has the browser keep these, and no others; the oldest go where not all fit. */
    String write(PendingLogins logins) {
        if (logins.isEmpty()) {
            return cookie.gone();
        }
        String written = cookie.of(seal.seal(logins.text()), lifeOf(logins));
        return written.length() > LONGEST ? write(logins.withoutOldest()) : written;
    }

    private Duration lifeOf(PendingLogins logins) {
        return logins.logins().isEmpty() ? PendingLogins.SPELL : window;
    }

    String gone() {
        return cookie.gone();
    }
}
