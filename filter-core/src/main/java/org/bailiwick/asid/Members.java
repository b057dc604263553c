package org.bailiwick.asid;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.token.Claims;

/** Reads members that only this protocol has, strictly: what is not of its form is not there. */
public final class Members {
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private Members() {}

    /** A time in UTC with seconds (RFC 3339), or a whole number of seconds of the epoch. */
    public static Optional<Instant> time(Claims members, String name) {
        return members.get(name).flatMap(value -> value instanceof String text ? parsed(text) : seconds(value));
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return TIME.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> seconds(Object value) {
        return value instanceof Long ? NumericDate.of(value) : Optional.empty();
    }

    /** Names, each with true or false, and nothing in between. */
    public static Optional<Map<String, Boolean>> booleans(Claims members, String name) {
        return members.object(name).flatMap(values -> {
            Map<String, Boolean> booleans = new HashMap<>();
            values.forEach((key, value) -> {
                if (value instanceof Boolean said) {
                    booleans.put(key, said);
                }
            });
            return booleans.size() == values.size() ? Optional.of(booleans) : Optional.empty();
        });
    }
}
