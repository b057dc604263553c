package org.bailiwick.credential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a credential (RFC 9110 section 11.2), strictly: each once, none empty between two commas, and in a quoted text
 * nothing that would have to be escaped.
 */
final class AuthParameters {
    /** A name, and the value either in quotes or as a token. Possessive, so that reading takes one pass. */
    private static final Pattern PARAMETER = Pattern.compile(
            "([!#$%&'*+.^_`|~0-9A-Za-z-]++)[ \\t]*+=[ \\t]*+(?:\"([ !#-\\[\\]-~]*+)\"|([!#$%&'*+.^_`|~0-9A-Za-z-]++))");

    private static final Pattern BETWEEN = Pattern.compile("[ \\t]*+,[ \\t]*+");

    private AuthParameters() {}

    /** The parameters by lower-case name; nothing where the text is not such a list. */
    static Optional<Map<String, Value>> parse(String text) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        Matcher between = BETWEEN.matcher(text);
        int at = 0;
        while (true) {
            if (!parameter.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            String name = lower(parameter.group(1));
            boolean quoted = parameter.group(2) != null;
            if (parameters.put(name, new Value(parameter.group(quoted ? 2 : 3), quoted)) != null) {
                return Optional.empty();
            }
            at = parameter.end();
            if (at == text.length()) {
                return Optional.of(parameters);
            }
            if (!between.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            at = between.end();
        }
    }

    private static String lower(String name) {
        StringBuilder lower = new StringBuilder(name.length());
        name.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c)));
        return lower.toString();
    }

    /**
     * A parameter's value. Does not print.
     *
     * @param text without the quotes
     * @param quoted whether there were any
     */
    record Value(String text, boolean quoted) {
        @Override
        public String toString() {
            return "Value[hidden]";
        }
    }
}
