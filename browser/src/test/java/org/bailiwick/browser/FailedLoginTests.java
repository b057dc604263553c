package org.bailiwick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Visitor;
import org.junit.jupiter.api.Test;

/** Logins that do not come to a good end. */
interface FailedLoginTests extends AtAService {
    @Test
    default void denial_isShownAndCanBeThoughtOver() {
        Page page = scene().somebody();
        page.navigate(scene().url("/desk/1"));
        Response denied = LoginForm.answer(page, scene().url("/login/callback?"), () -> LoginForm.deny(page));

        assertThat(denied.status()).isEqualTo(403);
        Screenshot.take(page, this + "-denied");
        page.locator("a").first().click();
        page.waitForURL(scene().sessions().loginPage());
        LoginForm.allow(page, "alice");
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void personWhomTheAuthorityRefuses_isToldSo() {
        Page page = scene().somebody();
        page.navigate(scene().url("/desk/1"));
        Response failed =
                LoginForm.answer(page, scene().url("/login/callback?"), () -> LoginForm.allow(page, "mallory"));

        assertThat(failed.status()).isEqualTo(403);
        Screenshot.take(page, this + "-failed");
    }

    @Test
    default void callback_thatIsLoadedAgainHarmsNobody() {
        Page page = scene().somebody();
        page.navigate(scene().url("/desk/1"));
        String callback = Visitor.as("alice").allow(URI.create(page.url())).toString();
        page.navigate(callback);
        page.waitForURL(scene().url("/desk/1"));
        int results = scene().sessions().requests(AsidEndpoint.RESULT);

        assertThat(page.navigate(callback).status()).isEqualTo(400);
        Screenshot.take(page, this + "-callback-again");
        assertThat(scene().sessions().requests(AsidEndpoint.RESULT)).isEqualTo(results);
        page.navigate(scene().url("/desk/2"));
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
    }

    @Test
    default void authorityThatIsDownAtFirst_isWaitedFor() { // AS-12
        scene().sessions().server().stop();
        Page page = scene().somebody();
        Response unavailable = page.navigate(scene().url("/desk/1"));

        assertThat(unavailable.status()).isEqualTo(503);
        Screenshot.take(page, this + "-unavailable");
        scene().heal();
        page.reload();
        page.waitForURL(scene().sessions().loginPage());
    }

    @Test
    default void authorityThatIsDownAtTheEnd_isWaitedFor() { // AS-12
        Page page = scene().somebody();
        page.navigate(scene().url("/desk/1"));
        String callback = Visitor.as("alice").allow(URI.create(page.url())).toString();
        scene().sessions().server().stop();
        // Finds out that the connection is gone which the login was begun on: on that, it would not be known what has
        // arrived.
        assertThat(scene().somebody().navigate(scene().url("/desk/1")).status()).isEqualTo(503);
        Response unavailable = page.navigate(callback);

        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.headers()).containsKey("retry-after");
        Screenshot.take(page, this + "-callback-unavailable");
        scene().heal();
        page.reload();
        assertThat(page.locator("#person")).hasText(Authority.ALICE);
        assertThat(page.url()).isEqualTo(scene().url("/desk/1"));
    }
}
