package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Visitor;
import org.junit.jupiter.api.Test;

/** What people suffer from others, and what their browsers are made to do. */
interface AttackTests extends AtAService {
    @Test
    default void loginBegunByTheAttacker_isNotTheAttackersOnceTheVictimHasLoggedIn() { // CS-2
        Page attacker = scene().somebody();
        attacker.navigate(scene().url("/desk/1"));
        Page victim = scene().somebody();
        victim.navigate(attacker.url());
        int results = scene().sessions().requests(AsidEndpoint.RESULT);
        Response back = LoginForm.answer(
                victim, scene().url("/login/callback?"), () -> LoginForm.allow(victim, "alice", "teller"));

        assertThat(back.status()).isEqualTo(400);
        Screenshot.take(victim, this + "-not-begun-here");
        assertThat(scene().sessions().requests(AsidEndpoint.RESULT)).isEqualTo(results);
        attacker.navigate(scene().url("/desk/1"));
        attacker.waitForURL(scene().sessions().loginPage());
        victim.navigate(scene().url("/desk/1"));
        victim.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void sessionCookieThatWasPlanted_isNotTheOneThatCountsAfterTheLogin() { // CS-4
        Cookie planted = new Cookie(ArrivalTests.SESSION, "A".repeat(43))
                .setDomain("localhost")
                .setPath("/")
                .setSecure(true);
        Page victim = scene().somebody();
        victim.context().addCookies(List.of(planted));
        victim.navigate(scene().url("/desk/1"));
        LoginForm.allow(victim, "alice");
        victim.waitForURL(scene().url("/desk/1"));

        assertThat(victim.context().cookies())
                .filteredOn(cookie -> cookie.name.equals(planted.name))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.value).isNotEqualTo(planted.value));
        Page attacker = scene().somebody();
        attacker.context().addCookies(List.of(planted));
        attacker.navigate(scene().url("/desk/1"));
        attacker.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void callbackOfTheAttackersLogin_logsNobodyElseIn() { // CS-2
        Page attacker = scene().somebody();
        attacker.navigate(scene().url("/desk/1"));
        String callback = Visitor.as("bob").allow(URI.create(attacker.url())).toString();
        Page victim = scene().somebody();
        int results = scene().sessions().requests(AsidEndpoint.RESULT);

        assertThat(victim.navigate(callback).status()).isEqualTo(400);
        assertThat(scene().sessions().requests(AsidEndpoint.RESULT)).isEqualTo(results);
        assertThat(victim.context().cookies(scene().url("/"))).isEmpty();
        victim.navigate(scene().url("/desk/1"));
        victim.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void callbackOfTheAttackersLogin_doesNotReplaceTheVictims() { // CS-2
        Page attacker = scene().somebody();
        attacker.navigate(scene().url("/desk/1"));
        String callback = Visitor.as("bob").allow(URI.create(attacker.url())).toString();
        Page victim = scene().somebodyLoggedIn("/desk/1", "alice");

        assertThat(victim.navigate(callback).status()).isEqualTo(400);
        victim.navigate(scene().url("/desk/1"));
        assertThat(victim.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void form_ofThisServiceIsTaken() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        int stamps = scene().desk().stamps();
        LoginForm.press(page, "Stamp");

        page.waitForURL(scene().url("/desk/stamp"));
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
        assertThat(scene().desk().stamps()).isEqualTo(stamps + 1);
    }

    @Test
    default void form_ofAnotherSiteIsRefused() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        int stamps = scene().desk().stamps();
        scene().other().page("/trap", form("/desk/stamp"));
        page.navigate(scene().other().url("/trap"));
        Response refused = LoginForm.answer(page, scene().url("/desk/stamp"), () -> LoginForm.press(page, "Win"));

        assertThat(refused.status()).isEqualTo(401); // Lax: the cookie did not even come along.
        assertThat(scene().desk().stamps()).isEqualTo(stamps);
    }

    @Test
    default void form_ofAnotherOriginAtThisSiteIsRefused() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        int stamps = scene().desk().stamps();
        scene().other().page("/trap", form("/desk/stamp"));
        page.navigate(scene().other().siblingUrl("/trap"));
        Response refused = LoginForm.answer(page, scene().url("/desk/stamp"), () -> LoginForm.press(page, "Win"));

        assertThat(refused.status()).isEqualTo(403); // The cookie came along, and was not enough.
        Screenshot.take(page, this + "-cross-site");
        assertThat(scene().desk().stamps()).isEqualTo(stamps);
    }

    @Test
    default void link_ofAnotherSiteIsFollowedAsTheOneWhoHasLoggedIn() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        scene().other().page("/links", "<a href=\"" + scene().url("/desk/7") + "\">Seven</a>");
        page.navigate(scene().other().url("/links"));
        page.getByText("Seven").click();

        assertThat(page.locator("#target")).hasText("GET /desk/7");
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void logout_forcedByOthersLogsNobodyOut() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        scene().other().page("/trap", form("/logout"));
        page.navigate(scene().other().siblingUrl("/trap"));
        Response refused = LoginForm.answer(page, scene().url("/logout"), () -> LoginForm.press(page, "Win"));
        assertThat(refused.status()).isEqualTo(403);
        Screenshot.take(page, this + "-forced-logout");
        page.navigate(scene().other().url("/trap"));
        LoginForm.press(page, "Win");
        page.waitForURL(scene().url("/open/door")); // Lax: the cookie did not come along, and none is deleted either.

        page.navigate(scene().url("/desk/1"));
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void pages_cannotBeFramed() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        scene().other().page("/frame", "<iframe src=\"" + scene().url("/logout") + "\"></iframe>");
        page.navigate(scene().other().siblingUrl("/frame"));

        assertThat(page.frames().stream().filter(frame -> frame.url().contains("/logout")))
                .isEmpty();
    }

    private String form(String target) {
        return "<form method=\"post\" action=\"" + scene().url(target) + "\"><button>Win</button></form>";
    }
}
