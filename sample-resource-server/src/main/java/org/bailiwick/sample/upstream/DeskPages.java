package org.bailiwick.sample.upstream;

import java.util.List;

/** Pages for people: who they are and what they have allowed is read from header fields, and nobody is asked to log in here. */
final class DeskPages {
    /** Wherever that is: whoever stands before this service sees to it. */
    private static final String LEAVING = """
            <form method="post" action="/logout"><button>Log out</button></form>""";

    private DeskPages() {}

    static String welcome() {
        return page("A small service", "<p><a href=\"/desk\">The desk</a> is for people we know.</p>");
    }

    static String desk(Told told) {
        return page("Welcome, " + told.name(), """
                <p>You may act as: %s</p>
                <p>The desk may know: %s</p>
                <p><a href="/desk/till">The till</a> is for tellers. To be asked again, log out first.</p>
                """.formatted(listed(told.grants()), listed(told.scopes())) + LEAVING);
    }

    static String till(Told told) {
        return page(
                "The till",
                "<p>" + escaped(told.name())
                        + " counts 1200.00 EUR.</p>\n<p><a href=\"/desk\">Back to the desk</a></p>\n" + LEAVING);
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "nothing" : escaped(String.join(", ", words));
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title>
                <style>
                body { font: 1rem/1.5 sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
                button { font: inherit; padding: .4rem 1.2rem; }
                </style></head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(escaped(title), content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
