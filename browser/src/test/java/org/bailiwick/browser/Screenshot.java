package org.bailiwick.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of what people see, to be looked at: {@code target/screenshots}. */
final class Screenshot {
    private static final Path DIRECTORY = Path.of("target", "screenshots").toAbsolutePath();

    private Screenshot() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(DIRECTORY.resolve(name + ".png")));
    }
}
