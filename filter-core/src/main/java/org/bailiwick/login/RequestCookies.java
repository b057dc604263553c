package org.bailiwick.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.request.InboundRequest;

/**
 * Reads the cookies of a request, strictly (RFC 6265 section 4.2.1): names are exact, values are of cookie-octets without quotes,
 * and what is there twice is not there. Nothing is read of fields that are too long together.
 */
final class RequestCookies {
    /** How long all {@code Cookie} fields may be together, in characters. */
    private static final int LONGEST = 65_536;

    private static final Pattern OCTETS = Pattern.compile("[!#-+\\--:<-\\[\\]-~]+");

    private RequestCookies() {}

    /** The value of the one cookie of that name. */
    static Optional<String> value(InboundRequest request, String name) {
        List<String> fields = request.headers("Cookie");
        if (fields.stream().mapToLong(String::length).sum() > LONGEST) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(1);
        for (String field : fields) {
            collect(field, name, values);
        }
        return values.size() == 1
                ? Optional.of(values.get(0))
                        .filter(value -> OCTETS.matcher(value).matches())
                : Optional.empty();
    }

    private static void collect(String field, String name, List<String> values) {
        for (String cookie : field.split(";", -1)) {
            String pair = stripped(cookie);
            if (pair.startsWith(name) && pair.startsWith("=", name.length())) {
                values.add(pair.substring(name.length() + 1));
            }
        }
    }

    /**
     * Without spaces and tabs around it. Nothing else is white space to browsers: with another character in front, a name begins
     * with that, and a neighbouring host may set what for this host alone nobody else could.
     */
    private static String stripped(String cookie) {
        int begin = 0;
        int end = cookie.length();
        while (begin < end && isSpace(cookie.charAt(begin))) {
            begin++;
        }
        while (begin < end && isSpace(cookie.charAt(end - 1))) {
            end--;
        }
        return cookie.substring(begin, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
