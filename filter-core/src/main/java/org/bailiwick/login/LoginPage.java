package org.bailiwick.login;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.request.HttpAnswer;

/**
 * A page for a person: what has happened, in a sentence, and the one thing that can be done. It needs nothing from elsewhere, tells
 * nobody where it was, and is kept nowhere.
 */
final class LoginPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
    private static final String POLICY_OF_NOTICES = POLICY + "; form-action 'self'";

    private LoginPage() {}

    /** A page that tells what has happened. */
    static HttpAnswer of(int status, Notice notice) {
        String link = "<p><a href=\"%s\">%s</a></p>".formatted(escaped(notice.url()), escaped(notice.label()));
        String code =
                "<p><small>%s</small></p>".formatted(escaped(notice.reason().code()));
        return page(status, POLICY_OF_NOTICES, "no-referrer", notice.heading(), notice.sentence(), link + "\n" + code);
    }

    /**
     * The page on which a person confirms to want to leave, by a button that makes a request by POST. Its policy says nothing of
     * where the form may lead: browsers hold every redirect to that, so that the button would do nothing that is seen where the
     * page that comes after it sends them on to the authority, to log in again. And it says to us where it is: else browsers make
     * the request from the origin {@code null}, and older ones say nothing else of where it comes from.
     */
    static HttpAnswer leaving(String url) {
        String form = "<form method=\"post\" action=\"%s\"><button type=\"submit\">%s</button></form>"
                .formatted(escaped(url), "Log out");
        return page(200, POLICY, "same-origin", "Log out", "Do you want to log out of this service?", form);
    }

    private static HttpAnswer page(
            int status, String policy, String referrers, String heading, String sentence, String further) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Content-Type", "text/html;charset=utf-8");
        fields.put("Cache-Control", "no-store");
        fields.put("Content-Security-Policy", policy);
        fields.put("Referrer-Policy", referrers);
        fields.put("X-Content-Type-Options", "nosniff");
        String text = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                body { font: 1.1rem/1.5 system-ui, sans-serif; color: #1c1c1e; background: #f4f4f6; margin: 0; }
                main { box-sizing: border-box; width: min(32rem, 100%% - 2rem); margin: 15vh auto 0; padding: 2rem;
                  background: #fff; border-radius: .5rem; }
                main > :last-child { margin-bottom: 0; }
                h1 { font-size: 1.5rem; margin: 0 0 1rem; }
                a, button { display: inline-block; font: inherit; color: #fff; background: #0b57d0; border: 0;
                  border-radius: .3rem; padding: .5rem 1.2rem; text-decoration: none; cursor: pointer; }
                small { color: #6b6b70; }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(escaped(heading), escaped(sentence), further);
        return HttpAnswer.of(status, fields, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Text as it may stand in an element and in a quoted attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
