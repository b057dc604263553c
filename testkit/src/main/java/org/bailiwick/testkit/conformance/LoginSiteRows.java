package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.net.URI;
import java.util.List;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.browser.Browser;
import org.bailiwick.testkit.browser.BrowserRequest;
import org.bailiwick.testkit.browser.Page;
import org.bailiwick.testkit.browser.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that pages of others make a browser send, in which its cookies prove nothing; in browsers that do not know SameSite. */
interface LoginSiteRows extends Rows {
    URI EVIL = URI.create("https://evil.example/page");

    /** Of the same site, and another origin. */
    URI SIBLING = URI.create("https://blog.example.com/page");

    @ParameterizedTest
    @EnumSource
    default void ownPages_mayDoEverything(Door door) throws Exception {
        Browser browser = loggedIn(door);
        URI desk = door.url("/desk");

        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Page page = browser.request(method, desk)
                    .as(Use.FETCH)
                    .from(desk)
                    .body("text/plain", "an order")
                    .send();
            assertThat(assertReached(Shown.response(page), Lobby.UID).member("body"))
                    .isEqualTo("an order");
        }
        Page form = browser.request("POST", desk)
                .from(desk)
                .body("application/x-www-form-urlencoded", "a=1&b=2")
                .send();
        assertThat(assertReached(Shown.response(form), Lobby.UID).member("body"))
                .isEqualTo("a=1&b=2");
    }

    @ParameterizedTest
    @EnumSource
    default void pagesOfOthers_mayChangeNothing(Door door) throws Exception {
        Browser browser = loggedIn(door);

        for (URI page : List.of(EVIL, SIBLING)) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                for (Use use : List.of(Use.NAVIGATION, Use.FRAME, Use.FETCH)) {
                    assertRefused(browser.request(method, door.url("/desk"))
                            .as(use)
                            .from(page)
                            .body("text/plain", "x"));
                }
            }
        }
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void pagesOfOthers_mayLink(Door door) throws Exception {
        Browser browser = stand().lobby().loggedIn(door);

        for (URI page : List.of(EVIL, SIBLING)) {
            Page visited = browser.request("GET", door.url("/desk")).from(page).send();
            assertReached(Shown.response(visited), Lobby.UID);
        }
        Page framed = browser.request("GET", door.url("/desk"))
                .as(Use.FRAME)
                .from(EVIL)
                .send();
        assertThat(framed.status()).as("SameSite=Lax").isEqualTo(401);
    }

    /** Where {@code -} is no such field. */
    @ParameterizedTest
    @CsvSource({
        "same-origin, -, true",
        "same-origin, https://api.example.com, true",
        "-, https://api.example.com, true",
        "-, -, false",
        "none, -, false",
        "none, https://api.example.com, false",
        "same-site, -, false",
        "cross-site, -, false",
        "cross-site, https://api.example.com, false",
        "same-site, https://api.example.com, false",
        "SAME-ORIGIN, -, false",
        "'same-origin, cross-site', -, false",
        "-, null, false",
        "-, '', false",
        "-, http://api.example.com, false",
        "-, https://api.example.com:8443, false",
        "-, https://api.example.com/, false",
        "-, https://api.example.com.evil.example, false",
        "-, https://evil.example?https://api.example.com, false",
        "-, https://alias.example.com, false",
        "-, 'https://api.example.com https://evil.example', false"
    })
    default void originOfARequest_isToldByItsFields(String site, String origin, boolean trusted) throws Exception {
        for (Door door : Door.values()) {
            String cookie = door.cookie() + "=" + Lobby.value(stand().lobby().loggedIn(door), door.cookie());
            Request request =
                    stand().lobby().request("POST", door.path("/desk")).header("Cookie", cookie);
            if (!site.equals("-")) {
                request.header("Sec-Fetch-Site", site);
            }
            if (!origin.equals("-")) {
                request.header("Origin", origin);
            }
            Response response = request.body("text/plain", "x").sendRaw();
            if (trusted) {
                assertReached(response, Lobby.UID);
            } else {
                assertRefused(response);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site", "Origin"})
    default void fieldThatIsThereTwice_tellsNothing(String field) throws Exception {
        for (Door door : Door.values()) {
            String good = field.equals("Origin") ? Configurations.RESOURCE : "same-origin";
            String cookie = door.cookie() + "=" + Lobby.value(stand().lobby().loggedIn(door), door.cookie());
            assertRefused(stand().lobby()
                    .request("POST", door.path("/desk"))
                    .header("Cookie", cookie)
                    .header(field, good)
                    .header(field, good.equals("same-origin") ? "cross-site" : "https://evil.example")
                    .sendRaw());
        }
    }

    @Test
    default void upgrade_isHeldToTheSameAsAPost() throws Exception {
        for (Door door : Door.values()) {
            String cookie = door.cookie() + "=" + Lobby.value(stand().lobby().loggedIn(door), door.cookie());
            assertRefused(stand().lobby()
                    .request("GET", door.path("/desk"))
                    .header("Cookie", cookie)
                    .header("Connection", "Upgrade")
                    .header("Upgrade", "websocket")
                    .header("Sec-WebSocket-Version", "13")
                    .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                    .header("Origin", "https://evil.example")
                    .sendRaw());
        }
    }

    @ParameterizedTest
    @EnumSource
    default void requestOfNobodys_isNotRefusedForItsOrigin(Door door) throws Exception {
        Page page = stand().lobby()
                .browser()
                .request("POST", door.url("/desk"))
                .from(EVIL)
                .body("text/plain", "x")
                .send();

        assertThat(page.status()).isEqualTo(401);
        Refusal refusal = Shown.shown(page);
        assertThat(refusal.code()).isEqualTo("credential_missing");
        assertThat(refusal.challenge("ASID").parameters()).doesNotContainKey("error");
        assertThat(page.all("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void logout_isForOwnPagesAlone(Door door) throws Exception {
        SessionAuthority authority = stand().quietLobby().authority(door);
        Browser browser = loggedIn(stand().quietLobby(), door);
        int revocations = authority.requests(AsidEndpoint.REVOKE);

        for (URI page : List.of(EVIL, SIBLING)) {
            Page refused =
                    browser.request("POST", Door.at(door.logout())).from(page).send();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("cross_site_request");
        }

        assertThat(authority.requests(AsidEndpoint.REVOKE)).isEqualTo(revocations);
        Shown.assertAlice(door, browser);
    }

    @ParameterizedTest
    @EnumSource
    default void oldestBrowsers_areToldApartByTheirOriginAlone(Door door) throws Exception {
        Browser browser = stand().lobby().oldestBrowser();
        Lobby.login(browser, door.url("/desk"));
        URI desk = door.url("/desk");

        Page own =
                browser.request("POST", desk).from(desk).body("text/plain", "x").send();
        assertReached(Shown.response(own), Lobby.UID);
        assertRefused(browser.request("POST", desk).from(EVIL).body("text/plain", "x"));
        assertThat(browser.visit(Door.at(door.logout())).submit().status()).isEqualTo(303);
        Shown.assertNobody(stand().lobby(), door, browser);
    }

    private Browser loggedIn(Door door) throws Exception {
        return loggedIn(stand().lobby(), door);
    }

    private static Browser loggedIn(Lobby lobby, Door door) throws Exception {
        Browser browser = lobby.oldBrowser();
        Lobby.login(browser, door.url("/desk"));
        return browser;
    }

    private static void assertRefused(BrowserRequest request) {
        assertRefused(Shown.response(request.send()));
    }

    private static void assertRefused(Response response) {
        Refusal refusal = response.isOfType("text/html") ? Refusal.ofPage(response) : Refusal.of(response);
        refusal.isDenied("cross_site_request");
        assertThat(response.all("set-cookie")).isEmpty();
    }
}
