package org.bailiwick.sample;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailiwick.testkit.browser.Browser;

/** What a person sees in a browser; and whatever the browser asks for is written down. */
final class Tab {
    private static final String BROWSER = "browser";

    private final Journal journal;
    private final Browser browser = Browser.open();
    private Optional<org.bailiwick.testkit.browser.Page> shown = Optional.empty();

    Tab(Journal journal) {
        this.journal = journal;
    }

    Browser browser() {
        return browser;
    }

    /** What it shows. */
    org.bailiwick.testkit.browser.Page page() {
        return shown.orElseThrow(
                () -> new IllegalStateException("page: none (expected: one, as something was visited)"));
    }

    /**
     * A stop where it shows something else.
     *
     * @param party who is asked
     * @param path what for, as the table has room for it
     */
    Stop stop(
            String method,
            String party,
            String path,
            String circumstances,
            Supplier<org.bailiwick.testkit.browser.Page> move,
            Expectation expectation) {
        return Stop.of(
                method + " " + party + path,
                circumstances,
                () -> answer(party, method + " " + path, move),
                expectation);
    }

    private Answer answer(String party, String words, Supplier<org.bailiwick.testkit.browser.Page> move) {
        Page.Answering answering = journal.open().asked(BROWSER, party, () -> words);
        long begun = System.nanoTime();
        org.bailiwick.testkit.browser.Page page = move.get();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        answering.ended(page.status());
        shown = Optional.of(page);
        HttpHeaders fields = HttpHeaders.of(page.headers(), (name, value) -> true);
        return new Answer(page.status(), fields, page.body(), time, "");
    }
}
