package org.bailiwick.introspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads from {@code Cache-Control} for how long an answer may be remembered (RFC 9111 section 5.2.2): not at all with {@code
 * no-store} or {@code no-cache}, for {@code max-age} seconds, the least of several. We are a private cache, so that {@code
 * private} forbids nothing and {@code s-maxage} is for others. What cannot be read forbids everything.
 */
final class CacheControl {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int SAFE_DIGITS = 9;
    private static final Duration MOST = Duration.ofSeconds(Integer.MAX_VALUE);

    private CacheControl() {}

    /** How long; nothing when the field is not there or does not say. Several fields are joined by commas. */
    static Optional<Duration> mayBeKept(Optional<String> field) {
        return field.flatMap(text -> directives(text).stream()
                .map(CacheControl::allowedBy)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()));
    }

    /** What stands between the commas, those within quotes aside; an open quote takes the rest. */
    private static List<String> directives(String field) {
        List<String> directives = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < field.length(); at++) {
            char character = field.charAt(at);
            if (quoted && character == '\\') {
                at++; // whatever follows is meant literally
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                directives.add(field.substring(from, at));
                from = at + 1;
            }
        }
        directives.add(field.substring(from));
        return directives;
    }

    private static Optional<Duration> allowedBy(String directive) {
        String text = directive.strip();
        int sign = text.indexOf('=');
        String name = (sign < 0 ? text : text.substring(0, sign)).toLowerCase(Locale.ROOT);
        String value = sign < 0 ? "" : text.substring(sign + 1);
        boolean isWhole = TOKEN.matcher(name).matches() && (sign < 0 || isWhole(value));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!isWhole || name.equals("no-store") || name.equals("no-cache")) {
            return Optional.of(Duration.ZERO);
        }
        return name.equals("max-age") ? Optional.of(seconds(unquoted(value))) : Optional.empty();
    }

    private static boolean isWhole(String value) {
        return TOKEN.matcher(value).matches() || value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static Duration seconds(String value) {
        if (!SECONDS.matcher(value).matches()) {
            return Duration.ZERO;
        }
        return value.length() > SAFE_DIGITS ? MOST : Duration.ofSeconds(Long.parseLong(value));
    }
}
