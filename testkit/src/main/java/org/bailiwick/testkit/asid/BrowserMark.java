package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells one browser from another, so that the answer to a login page can only come from the browser that was shown it.
 * Does not print.
 *
 * @param value the cookie's value
 * @param known whether the browser has brought it along
 */
record BrowserMark(String value, boolean known) {
    private static final String COOKIE = "asid_browser";
    private static final byte[] KEY = Secrets.random().getBytes(StandardCharsets.US_ASCII);

    /** The browser's mark, or a new one for a browser that has none. */
    static BrowserMark of(HttpExchange exchange) {
        List<String> fields = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        Optional<String> brought = fields.stream()
                .flatMap(field -> List.of(field.split(";")).stream())
                .map(String::trim)
                .filter(pair -> pair.matches(COOKIE + "=[A-Za-z0-9_-]{43}"))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
        return brought.map(value -> new BrowserMark(value, true))
                .orElseGet(() -> new BrowserMark(Secrets.random(), false));
    }

    String setCookie() {
        return COOKIE + "=" + value + "; Path=" + AsidEndpoint.LOGIN.path() + "; HttpOnly; SameSite=Lax";
    }

    /** What the page for this handshake holds in this browser. */
    String csrf(String handle) {
        return Secrets.base64url(Secrets.hmac(KEY, value + "\n" + handle));
    }

    boolean hasSent(String csrf, String handle) {
        return known && Secrets.same(csrf, csrf(handle));
    }

    @Override
    public String toString() {
        return "BrowserMark[hidden]";
    }
}
