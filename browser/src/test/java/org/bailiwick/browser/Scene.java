package org.bailiwick.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import org.bailiwick.testkit.asid.SessionAuthority;

/**
 * A service with two logins, the authorities of both, and somebody else's site. The service is at {@code localhost}, and the
 * authorities are at 127.0.0.1: other sites, as they are out in the world.
 *
 * @param sessions the authority of {@code /desk/**}; what is known of its logins is kept in memory
 * @param brief the authority of {@code /brief/**}, whose A_SIDs last for seconds; what is known is kept in cookies
 */
record Scene(
        Chromium chromium,
        Authority sessions,
        Authority brief,
        OtherSite other,
        DeskServer behind,
        Service service,
        String origin)
        implements AutoCloseable {
    /** How long an A_SID lasts where it does not last long. */
    static final Duration SHORT = Duration.ofSeconds(6);

    private static final String RULES = """
            resource: https://api.example.com
            external-url: %s
            insecure-allow-loopback-http: true
            domains:
            %s%s
            default-domains: [sessions]
            rules:
              - {id: open, path: /open/**, access: public}
              - {id: till, path: /desk/till, grants: [teller], login: sessions}
              - {id: desk, path: /desk/**, access: authenticated, login: sessions}
              - {id: brief, path: /brief/**, access: authenticated, domains: [brief], login: brief}
            """;

    static Scene open(Chromium chromium, Adapter adapter) throws IOException {
        int port = Service.freePort();
        String origin = "http://localhost:" + port;
        Authority sessions = Authority.start("sessions", SessionAuthority.builder(), origin + "/login/callback");
        Authority brief =
                Authority.start("brief", SessionAuthority.builder().sidMaxAge(SHORT), origin + "/brief/callback");
        DeskServer behind = DeskServer.start(new Desk());
        String yaml = RULES.formatted(
                origin,
                sessions.yaml("""
                        callback: /login/callback
                            logout: /logout
                            after-logout: /open/door
                            grants: [reader, teller]
                            scopes: [email]""", "leeway: 30s").indent(2),
                brief.yaml("""
                        callback: /brief/callback
                            logout: /brief/logout
                            after-logout: /brief/again
                            keep: cookie
                            cookie-keys: ["%s"]
                            refresh-before: 3s""".formatted("k".repeat(42) + "A"), "leeway: 0s").indent(2));
        Service service = adapter.start(port, yaml, behind);
        return new Scene(chromium, sessions, brief, OtherSite.start(), behind, service, origin);
    }

    Desk desk() {
        return behind.desk();
    }

    String url(String path) {
        return origin + path;
    }

    /** A tab of a browser that has been nowhere yet. */
    Page somebody() {
        return chromium.somebody().newPage();
    }

    /** The tab of somebody who has logged in, at the page that they wanted. */
    Page somebodyLoggedIn(String path, String name, String... consents) {
        Page page = somebody();
        page.navigate(url(path));
        LoginForm.allow(page, name, consents);
        page.waitForURL(url(path));
        return page;
    }

    /** A browser that has got hold of all cookies of another one. */
    BrowserContext thiefOf(Page victim) {
        BrowserContext thief = chromium.somebody();
        thief.addCookies(victim.context().cookies());
        return thief;
    }

    /** All is well again. */
    void heal() {
        sessions.server().heal();
        brief.server().heal();
    }

    @Override
    public void close() {
        service.close();
        behind.close();
        other.close();
        sessions.close();
        brief.close();
    }
}
