package org.bailiwick.testkit.browser;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first form of a page, as far as plain pages go. Does not print.
 *
 * @param method {@code GET} or {@code POST}
 * @param action where it is sent
 * @param hidden its hidden fields, encoded
 */
record HtmlForm(String method, URI action, List<String> hidden) {
    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");

    static Optional<HtmlForm> of(URI page, String html) {
        Matcher form = FORM.matcher(html);
        if (!form.find()) {
            return Optional.empty();
        }
        List<String> hidden = new ArrayList<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            if (attribute(input.group(1), "type").equalsIgnoreCase("hidden")) {
                hidden.add(pair(attribute(input.group(1), "name"), attribute(input.group(1), "value")));
            }
        }
        String action = attribute(form.group(1), "action");
        String method = attribute(form.group(1), "method").toUpperCase(Locale.ROOT);
        return Optional.of(new HtmlForm(
                method.equals("POST") ? "POST" : "GET", action.isEmpty() ? page : page.resolve(action), hidden));
    }

    /** The fields with more of them, as pairs of name and value. */
    String with(String... more) {
        List<String> pairs = new ArrayList<>(hidden);
        for (int at = 0; at + 1 < more.length; at += 2) {
            pairs.add(pair(more[at], more[at + 1]));
        }
        return String.join("&", pairs);
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("(?is)(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))")
                .matcher(tag);
        if (!found.find()) {
            return "";
        }
        for (int group = 1; group < 3; group++) {
            if (found.group(group) != null) {
                return unescaped(found.group(group));
            }
        }
        return unescaped(found.group(3));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public String toString() {
        return "HtmlForm[hidden]";
    }
}
