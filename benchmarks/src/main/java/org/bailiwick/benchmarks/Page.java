package org.bailiwick.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with places for measured results, each between two marks. */
public final class Page {
    private Page() {}

    /** Puts results in the place of those that are there. */
    public static void rewrite(Path page, String place, String results) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), place, results));
    }

    static String replaced(String page, String place, String results) {
        String begin = "<!-- " + place + ": begin -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- " + place + ": end -->\n");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("page: no place for " + place + " (expected: its two marks)");
        }
        return page.substring(0, from) + begin + results + page.substring(to);
    }
}
