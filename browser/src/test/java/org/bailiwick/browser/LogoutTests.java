package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.junit.jupiter.api.Test;

/** People log out, and are gone. */
interface LogoutTests extends AtAService {
    @Test
    default void logout_endsTheSessionEverywhere() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        int revocations = scene().sessions().requests(AsidEndpoint.REVOKE);
        page.navigate(scene().url("/desk/2"));
        LoginForm.press(page, "Log out");

        page.waitForURL(scene().url("/open/door"));
        assertThat(scene().sessions().requests(AsidEndpoint.REVOKE)).isEqualTo(revocations + 1);
        assertThat(page.context().cookies(scene().url("/"))).isEmpty();
        page.navigate(scene().url("/desk/2"));
        page.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void logout_leavesNothingForTheBackButton() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        page.navigate(scene().url("/desk/2"));
        LoginForm.press(page, "Log out");
        page.waitForURL(scene().url("/open/door"));
        page.goBack();

        page.waitForURL(scene().sessions().loginPage());
        assertThat(page.content()).doesNotContain(Authority.ALICE);
    }

    @Test
    default void logoutPage_hasAButton() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        page.navigate(scene().url("/logout"));
        Screenshot.take(page, this + "-logout");
        page.getByRole(AriaRole.BUTTON).click();

        page.waitForURL(scene().url("/open/door"));
        page.navigate(scene().url("/desk/2"));
        page.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void logoutPage_leadsToTheLoginWhereTheNextPageNeedsOne() {
        Page page = scene().somebodyLoggedIn("/brief/1", "alice");
        page.navigate(scene().url("/brief/logout"));
        page.getByRole(AriaRole.BUTTON).click();

        page.waitForURL(scene().brief().loginPage());
    }

    @Test
    default void logout_whileTheAuthorityIsDownIsALogoutHere() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        BrowserContext thief = scene().thiefOf(page);
        scene().sessions().server().stop();
        Response told = LoginForm.answer(page, scene().url("/logout"), () -> LoginForm.press(page, "Log out"));

        assertThat(told.status()).isEqualTo(503);
        Screenshot.take(page, this + "-logout-unavailable");
        scene().heal();
        for (Page anyone : new Page[] {page, thief.newPage()}) {
            anyone.navigate(scene().url("/desk/1"));
            anyone.waitForURL(scene().sessions().loginPage());
        }
    }

    @Test
    default void cookieStolenBeforeTheLogout_isWorthNothingAfterIt() {
        Page page = scene().somebodyLoggedIn("/desk/1", "alice");
        BrowserContext thief = scene().thiefOf(page);
        LoginForm.press(page, "Log out");
        page.waitForURL(scene().url("/open/door"));

        Page stolen = thief.newPage();
        stolen.navigate(scene().url("/desk/1"));
        stolen.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void sealedCookieStolenBeforeTheLogout_isWorthNothingAfterIt() {
        Page page = scene().somebodyLoggedIn("/brief/1", "alice");
        BrowserContext thief = scene().thiefOf(page);
        LoginForm.press(page, "Leave");
        page.waitForURL(scene().brief().loginPage());

        Page stolen = thief.newPage();
        stolen.navigate(scene().url("/brief/1"));
        stolen.waitForURL(scene().brief().loginPage());
    }
}
