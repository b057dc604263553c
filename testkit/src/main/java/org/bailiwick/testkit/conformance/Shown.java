package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.Page;

/** What people are shown when they log in, and what their browsers are told. */
final class Shown {
    private Shown() {}

    static Response response(Page page) {
        return new Response(page.status(), page.headers(), page.body());
    }

    /** What a program is told. */
    static Refusal refusal(Page page) {
        return Refusal.of(response(page));
    }

    /** What a person is shown. */
    static Refusal shown(Page page) {
        assertPage(page, page.status(), "");
        return Refusal.ofPage(response(page));
    }

    /** The browser is sent to the authority, to log in. */
    static void assertSentAway(Lobby lobby, Door door, Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.header("Location")).startsWith(lobby.authority(door).uri(AsidEndpoint.LOGIN) + "?a_handle=");
    }

    /** Nobody is logged in, in this browser. */
    static void assertNobody(Lobby lobby, Door door, Browser browser) {
        assertSentAway(lobby, door, browser.visit(door.url("/desk")));
    }

    /** Alice is logged in, in this browser. */
    static void assertAlice(Door door, Browser browser) {
        assertReached(response(browser.visit(door.url("/desk"))), Lobby.UID);
    }

    /** A page for a person, which says why. */
    static void assertPage(Page page, int status, String code) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).as(page.body()).startsWith("text/html");
        assertThat(page.body()).contains(code).doesNotContainIgnoringCase("<script");
        assertGuarded(page);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        if (status == 503) {
            assertThat(page.header("Retry-After")).matches("[1-9][0-9]*");
        }
    }

    /** Not kept anywhere, and nobody is told where the browser was. */
    static void assertGuarded(Page page) {
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    /** The attributes of the one cookie of that name that is set; without those that say how long it is kept. */
    static Map<String, String> assertSet(Page page, String cookie) {
        String field = set(page, cookie);
        assertThat(field.length()).as("browsers take no more").isLessThan(4096);
        String[] parts = field.split(";", -1);
        assertThat(parts[0]).as("RFC 6265 section 4.1.1").matches("[^=]+=[!#-+\\--:<-\\[\\]-~]*");
        Map<String, String> attributes = new TreeMap<>();
        for (int part = 1; part < parts.length; part++) {
            String[] sides = parts[part].trim().split("=", 2);
            attributes.put(sides[0].toLowerCase(Locale.ROOT), sides.length == 2 ? sides[1] : "");
        }
        assertThat(attributes)
                .containsEntry("path", "/")
                .containsEntry("secure", "")
                .containsEntry("httponly", "")
                .containsEntry("samesite", "Lax");
        attributes.keySet().removeAll(Set.of("path", "secure", "httponly", "samesite"));
        return attributes;
    }

    private static String set(Page page, String cookie) {
        assertThat(page.all("Set-Cookie"))
                .filteredOn(field -> field.startsWith(cookie + "="))
                .as("%s among %s", cookie, page.all("Set-Cookie"))
                .hasSize(1);
        return page.all("Set-Cookie").stream()
                .filter(field -> field.startsWith(cookie + "="))
                .findFirst()
                .orElseThrow();
    }
}
