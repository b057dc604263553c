package org.bailiwick.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

/** What people do at the authority's login page. */
final class LoginForm {
    private LoginForm() {}

    /** Somebody logs in, and ticks some boxes. */
    static void allow(Page page, String name, String... consents) {
        page.getByLabel("I am").selectOption(name);
        for (String consent : consents) {
            page.getByLabel(consent).check();
        }
        press(page, "Allow");
    }

    static void deny(Page page) {
        press(page, "Deny");
    }

    /**
     * What comes of it, when it is on the screen.
     *
     * @param url of what comes, or how that begins
     */
    static Response answer(Page page, String url, Runnable deed) {
        Response answer = page.waitForResponse(each -> each.url().startsWith(url), deed);
        page.waitForURL(answer.url());
        return answer;
    }

    /** Presses a button of any page. */
    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
