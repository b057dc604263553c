package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.junit.jupiter.api.Test;

/** People log in, and arrive where they wanted to go. */
interface ArrivalTests extends AtAService {
    String SESSION = "__Host-bailiwick.sessions";

    @Test
    default void login_leadsBackToTheWantedPage() {
        String wanted = scene().url("/desk/42?tab=a%20b&x=1");
        Page page = scene().somebody();
        page.navigate(wanted);
        page.waitForURL(scene().sessions().loginPage());
        assertThat(page.locator("input[type=checkbox]")).hasCount(3);
        assertThat(page.locator("input[type=checkbox]:checked")).hasCount(0);
        LoginForm.allow(page, "alice", "reader", "teller", "email");

        page.waitForURL(wanted);
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
        assertThat(page.locator("#target")).hasText("GET /desk/42?tab=a%20b&x=1");
        Screenshot.take(page, this + "-arrived");
        page.navigate(scene().url("/desk/till"));
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void consentWithheld_isForbiddenWhereItIsNeeded() { // AS-8
        Page page = scene().somebodyLoggedIn("/desk/1", "alice", "reader");
        int handshakes = scene().sessions().requests(AsidEndpoint.HANDSHAKE);

        Response refused = page.navigate(scene().url("/desk/till"));
        assertThat(refused.status()).isEqualTo(403);
        Screenshot.take(page, this + "-consent-withheld");
        assertThat(page.navigate(scene().url("/desk/2")).status()).isEqualTo(200);
        assertThat(scene().sessions().requests(AsidEndpoint.HANDSHAKE)).isEqualTo(handshakes);
    }

    @Test
    default void consentWithheldForTheWantedPage_isForbiddenAndNoLoop() { // AS-8
        Page page = scene().somebody();
        page.navigate(scene().url("/desk/till"));
        Response arrived = LoginForm.answer(page, scene().url("/desk/till"), () -> LoginForm.allow(page, "alice"));

        assertThat(arrived.status()).isEqualTo(403);
        assertThat(page.url()).isEqualTo(scene().url("/desk/till"));
    }

    @Test
    default void tabs_thatLogInAtOnceBothArrive() { // CS-2
        BrowserContext person = scene().chromium().somebody();
        Page one = person.newPage();
        Page two = person.newPage();
        one.navigate(scene().url("/desk/1"));
        two.navigate(scene().url("/desk/2"));
        LoginForm.allow(one, "alice");
        one.waitForURL(scene().url("/desk/1"));
        LoginForm.allow(two, "alice");
        two.waitForURL(scene().url("/desk/2"));

        for (Page tab : new Page[] {one, two}) {
            tab.reload();
            assertThat(tab.locator("#person")).hasText(Authority.ALICE);
        }
    }

    @Test
    default void logins_atTwoAuthoritiesAreKeptApart() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        page.navigate(scene().url("/brief/1"));
        page.waitForURL(scene().brief().loginPage());
        LoginForm.allow(page, "bob");
        page.waitForURL(scene().url("/brief/1"));

        assertThat(page.locator("#person")).hasText(Authority.BOB);
        page.navigate(scene().url("/desk/1"));
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void cookies_areOutOfReachForScriptsAndOtherSites() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        Page strangers = page.context().newPage();
        strangers.navigate(scene().brief().server().uri(AsidEndpoint.METADATA).toString());

        assertThat(page.context().cookies(scene().url("/desk/1")))
                .filteredOn(cookie -> cookie.name.startsWith("__Host-"))
                .isNotEmpty()
                .allSatisfy(ArrivalTests::assertGuarded)
                .extracting(cookie -> cookie.name)
                .contains(SESSION);
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(page.evaluate("cookieStore.getAll()").toString()).doesNotContain("bailiwick");
    }

    private static void assertGuarded(Cookie cookie) {
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookie.path).isEqualTo("/");
        assertThat(cookie.domain).isEqualTo("localhost");
    }

    @Test
    default void cookies_areNotForTheService() {
        BrowserContext person = scene().chromium().somebody();
        Page page = person.newPage();
        page.navigate(scene().url("/open/door"));
        page.evaluate("document.cookie = 'theme=dark'");
        page.navigate(scene().url("/desk/1"));
        LoginForm.allow(page, "alice");
        page.waitForURL(scene().url("/desk/1"));
        page.navigate(scene().url("/open/door"));

        assertThat(scene().desk().cookies()).contains("theme=dark").noneMatch(each -> each.contains("bailiwick"));
    }

    @Test
    default void script_ofAPageIsToldToLogInAndNotSentAway() {
        Page page = scene().somebody();
        page.navigate(scene().url("/open/door"));
        int handshakes = scene().sessions().requests(AsidEndpoint.HANDSHAKE);

        Object answer = page.evaluate("""
                () => fetch('/desk/1', {headers: {'Accept': 'text/html, application/json'}}).then(answer => ({
                  status: answer.status,
                  redirected: answer.redirected,
                  type: answer.headers.get('Content-Type'),
                  challenge: answer.headers.get('WWW-Authenticate')}))
                """);
        assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("status", 401)
                .containsEntry("redirected", false)
                .containsEntry("type", "application/problem+json")
                .extracting(Map::entrySet)
                .asString()
                .contains("challenge=ASID ");
        assertThat(scene().sessions().requests(AsidEndpoint.HANDSHAKE)).isEqualTo(handshakes);
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    default void script_ofAPageIsServedOnceThePersonHasLoggedIn() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");

        assertThat(page.evaluate("() => fetch('/desk/2').then(answer => answer.text())")
                        .toString())
                .contains(Authority.ALICE);
        assertThat(page.evaluate("() => fetch('/desk/3', {method: 'POST'}).then(answer => answer.status)"))
                .isEqualTo(200);
    }
}
