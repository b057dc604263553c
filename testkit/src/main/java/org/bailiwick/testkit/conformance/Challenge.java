package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code WWW-Authenticate} value, read by RFC 9110 section 11.6.1 and held to RFC 6750 section 3.
 *
 * @param parameters the parameters; none twice
 */
record Challenge(Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=\"([^\"]*)\"\\s*(,|$)");
    /** %x20-21 / %x23-5B / %x5D-7E: neither a quote nor a backslash (BT-8). */
    private static final Pattern VALUE = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]*");
    /** The same without the space, and single spaces between (BT-8). */
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    /** One of the scheme {@code Bearer}. */
    static Challenge of(String value) {
        return of("Bearer", value);
    }

    static Challenge of(String scheme, String value) {
        String start = scheme + " ";
        assertThat(value).as("BT-6: scheme and at least one parameter").startsWith(start);
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(value).region(start.length(), value.length());
        int end = start.length();
        while (matcher.lookingAt()) {
            String former = parameters.put(matcher.group(1), matcher.group(2));
            assertThat(former).as("BT-7: %s is there once", matcher.group(1)).isNull();
            end = matcher.end();
            matcher.region(end, value.length());
        }
        assertThat(value.substring(end)).as("rest of the challenge").isEmpty();
        assertThat(parameters).as("BT-6").isNotEmpty();
        assertThat(parameters.values()).as("BT-8").allMatch(VALUE.asMatchPredicate());
        return new Challenge(parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The scopes that are said to be needed. */
    String[] scopes() {
        String scope = parameter("scope").orElseThrow(() -> new AssertionError("no scope in " + parameters));
        assertThat(scope).as("BT-8").matches(SCOPE);
        return scope.split(" ", -1);
    }
}
