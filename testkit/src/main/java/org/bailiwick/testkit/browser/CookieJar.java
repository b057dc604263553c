package org.bailiwick.testkit.browser;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bailiwick.testkit.browser.Cookie.SameSite;

/** The cookies of a browser. */
final class CookieJar {
    private final Clock clock;
    private final boolean heedsSites;
    private final List<Cookie> cookies = new ArrayList<>();

    /** @param heedsSites whether {@code SameSite} means something to it */
    CookieJar(Clock clock, boolean heedsSites) {
        this.clock = clock;
        this.heedsSites = heedsSites;
    }

    /**
     * Keeps what the URL has answered with, or forgets what it wants forgotten.
     *
     * @param abroad whether it was asked by a page of another site, and not for the window itself
     */
    synchronized void store(URI url, String field, boolean abroad) {
        SetCookie.read(url, field, clock.instant())
                .filter(cookie -> !heedsSites || !abroad || cookie.sameSite() == SameSite.NONE)
                .filter(cookie -> cookie.secure() || Site.isTrustworthy(url) || !hidesASecureOne(cookie))
                .ifPresent(this::put);
    }

    private boolean hidesASecureOne(Cookie cookie) {
        return cookies.stream()
                .anyMatch(each -> each.secure()
                        && each.name().equals(cookie.name())
                        && (Cookie.isWithin(each.domain(), cookie.domain())
                                || Cookie.isWithin(cookie.domain(), each.domain())));
    }

    /** One that replaces another stays in its place. */
    private void put(Cookie cookie) {
        for (int at = 0; at < cookies.size(); at++) {
            if (cookies.get(at).isSameAs(cookie)) {
                cookies.set(at, cookie);
                return;
            }
        }
        cookies.add(cookie);
    }

    /**
     * Those that go along, in their order: longer paths first, then those that were there first.
     *
     * @param foreign whether a page of another site asks
     * @param lax whether it navigates the window by a safe method
     */
    synchronized List<Cookie> cookies(URI url, boolean foreign, boolean lax) {
        cookies.removeIf(cookie -> cookie.isOver(clock.instant()));
        return cookies.stream()
                .filter(cookie -> cookie.isFor(url))
                .filter(cookie -> !heedsSites
                        || !foreign
                        || cookie.sameSite() == SameSite.NONE
                        || (lax && cookie.sameSite() == SameSite.LAX))
                .sorted(Comparator.comparingInt(cookie -> -cookie.path().length()))
                .toList();
    }

    synchronized void clear() {
        cookies.clear();
    }

    /** Forgets those that are kept until the browser is closed. */
    synchronized void close() {
        cookies.removeIf(cookie -> cookie.expires().isEmpty());
    }
}
