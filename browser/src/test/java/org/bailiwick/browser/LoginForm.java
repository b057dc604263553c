package org.bailiwick.browser;

import com.microsoft.playwright.Page;
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

    /** Presses a button of any page. */
    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
