package org.bailiwick.request;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The cookies of a request, as far as a gate has to know them: those by which a browser is known that has logged in here are for
 * nobody behind it.
 */
public final class Cookies {
    /** How the cookie that names a login begins; the domain's name follows. */
    public static final String SESSION = "__Host-bailiwick.";

    /** How the cookie begins that holds the logins which a browser has begun; the domain's name follows. */
    public static final String PENDING = "__Host-bailiwick-login.";

    private Cookies() {}

    /** Whether a cookie of that name is ours, of whatever domain. Without case, as some servers read names. */
    public static boolean isOurs(String name) {
        return begins(name, SESSION) || begins(name, PENDING);
    }

    /**
     * Whether a browser is somebody else's after this answer, or nobody's: the cookie that names a login is set or taken away. What
     * the application has kept of whom it was before is for nobody any more.
     */
    public static boolean changeLogin(HttpAnswer answer) {
        return answer.headers().getOrDefault("Set-Cookie", List.of()).stream()
                .anyMatch(value -> begins(value, SESSION));
    }

    private static boolean begins(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** What is left of {@code Cookie} fields without ours; a field of which nothing is left is gone. */
    public static List<String> withoutOurs(List<String> cookieFields) {
        return cookieFields.stream()
                .map(field -> without(field, Cookies::isOurs))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What is left of a {@code Cookie} field without the cookies that pass a test. Everything else stays as it came, well formed or
     * not; a field without such cookies is left alone.
     *
     * @param cookieField the field's value
     * @param isOurs the test of a name; of what has no equals sign, all of it is the name
     * @return nothing when no cookie is left
     */
    public static Optional<String> without(String cookieField, Predicate<String> isOurs) {
        String[] cookies = cookieField.split(";", -1);
        StringJoiner left = new StringJoiner(";");
        int kept = 0;
        for (String cookie : cookies) {
            if (!isOurs.test(nameOf(cookie))) {
                left.add(kept == 0 ? cookie.stripLeading() : cookie);
                kept++;
            }
        }
        if (kept == cookies.length) {
            return Optional.of(cookieField);
        }
        return Optional.of(left.toString()).filter(Cookies::hasCookie);
    }

    private static String nameOf(String cookie) {
        int equals = cookie.indexOf('=');
        return (equals < 0 ? cookie : cookie.substring(0, equals)).strip();
    }

    private static boolean hasCookie(String field) {
        return field.chars().anyMatch(c -> c != ';' && c != ' ' && c != '\t');
    }
}
