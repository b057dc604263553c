package org.bailiwick.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a browser brings when it comes back from the authority, by the query of the callback. Does not print.
 *
 * @param state {@code c_state}
 * @param authority {@code authority}: who says to have sent it (CS-2)
 * @param mark by what it names the login: {@code a_handle}, or {@code a_sid} in the seed's form
 * @param code {@code a_code} (CS-3); none in the seed's form
 */
record Returned(String state, String authority, String mark, Optional<String> code) {
    private static final int LONGEST = 8192;
    private static final Set<String> WITH_CODE = Set.of("c_state", "authority", "a_handle", "a_code");
    private static final Set<String> OF_SEED = Set.of("c_state", "authority", "a_sid");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern TEXT = Pattern.compile("[!-~]{1,512}");

    Returned {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(code, "code");
    }

    /**
     * Reads the query of a callback: what the protocol has in it, each exactly once, and nothing of the other form. Parameters that
     * are not of the protocol say nothing.
     *
     * @param withoutCode whether the authority is of the seed's form
     * @return nothing for any other query
     */
    static Optional<Returned> read(String query, boolean withoutCode) {
        Set<String> names = withoutCode ? OF_SEED : WITH_CODE;
        return query.length() > LONGEST
                ? Optional.empty()
                : parameters(query)
                        .filter(found -> found.keySet().equals(names))
                        .flatMap(Returned::of);
    }

    private static Optional<Returned> of(Map<String, String> found) {
        boolean sound = STATE.matcher(found.getOrDefault("c_state", "")).matches()
                && found.values().stream().allMatch(text -> TEXT.matcher(text).matches());
        return sound
                ? Optional.of(new Returned(
                        found.getOrDefault("c_state", ""),
                        found.getOrDefault("authority", ""),
                        found.getOrDefault("a_handle", found.getOrDefault("a_sid", "")),
                        Optional.ofNullable(found.get("a_code"))))
                : Optional.empty();
    }

    /** The parameters of either form that are there; nothing when one is there twice, or cannot be read. */
    private static Optional<Map<String, String>> parameters(String query) {
        Map<String, String> found = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            try {
                String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
                String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
                if ((WITH_CODE.contains(name) || OF_SEED.contains(name)) && found.put(name, value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException notEncoded) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean isOfSeed() {
        return code.isEmpty();
    }

    @Override
    public String toString() {
        return "Returned[hidden]";
    }
}
