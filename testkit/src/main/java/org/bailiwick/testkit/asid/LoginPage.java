package org.bailiwick.testkit.asid;

import java.util.List;
import java.util.stream.Collectors;
import org.bailiwick.testkit.Reply;

/** The pages a person sees. Plain HTML without a script, not to be kept, framed, or told of to others. */
final class LoginPage {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
            fieldset { border: 1px solid #999; border-radius: .3rem; margin: 1rem 0; padding: .4rem 1rem; }
            legend { padding: 0 .4rem; }
            label { display: block; padding: .2rem 0; }
            select, button { font: inherit; padding: .3rem .6rem; }
            button { padding: .4rem 1.2rem; margin: .5rem .5rem 0 0; }
            button[value=allow] { font-weight: bold; }
            """;

    private LoginPage() {}

    /**
     * The question to the person.
     *
     * @param people whom to choose from
     * @param csrf what shows that the answer comes from this page
     */
    static Reply question(Handshake handshake, List<String> people, String csrf) {
        String consumer = escaped(handshake.consumer().id());
        String form = """
                <p><strong>%s</strong> asks who you are.%s</p>
                <form method="post" action="%s">
                <input type="hidden" name="a_handle" value="%s">
                <input type="hidden" name="csrf" value="%s">
                <label>I am <select name="user">%s</select></label>
                %s%s<button type="submit" name="decision" value="allow">Allow</button>
                <button type="submit" name="decision" value="deny">Deny</button>
                </form>
                """.formatted(
                        consumer,
                        handshake.grants().isEmpty() && handshake.scopes().isEmpty()
                                ? ""
                                : " Tick what it may have; nothing is ticked for you.",
                        AsidEndpoint.LOGIN.path(),
                        handshake.handle(),
                        csrf,
                        options(people),
                        boxes("It may act as", "grant", handshake.grants()),
                        boxes("It may know", "scope", handshake.scopes()));
        return page(200, "Log in for " + consumer, form);
    }

    static Reply notice(int status, String text) {
        return page(status, "Log in", "<p>" + escaped(text) + "</p>\n");
    }

    private static String options(List<String> people) {
        return people.stream()
                .map(name -> "<option value=\"" + escaped(name) + "\">" + escaped(name) + "</option>")
                .collect(Collectors.joining());
    }

    private static String boxes(String legend, String field, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return names.stream()
                .map(name -> "<label><input type=\"checkbox\" name=\"" + field + "\" value=\"" + escaped(name) + "\"> "
                        + escaped(name) + "</label>\n")
                .collect(Collectors.joining("", "<fieldset><legend>" + legend + "</legend>\n", "</fieldset>\n"));
    }

    private static Reply page(int status, String title, String content) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                <style>
                %s</style></head>
                <body>
                <h1>%s</h1>
                %s</body>
                </html>
                """.formatted(title, STYLE, title, content);
        return guarded(Reply.empty(status).withBody(html).withHeader("Content-Type", "text/html; charset=utf-8"));
    }

    /** Fields of every answer to a browser. */
    static Reply guarded(Reply reply) {
        return reply.withHeader("Cache-Control", "no-store")
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Referrer-Policy", "no-referrer");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
