package org.bailiwick.testkit;

import java.time.Instant;
import java.util.Map;

/** Whether {@code exp} and {@code nbf} allow something now (RFC 7519 section 4.1.4 and 4.1.5); no leeway. */
final class Validity {
    private Validity() {}

    /** A missing member allows it; one that is not a number does not. */
    static boolean includes(Instant now, Map<String, ?> members) {
        return (!members.containsKey("exp") || isAfter(members.get("exp"), now))
                && (!members.containsKey("nbf") || !isAfter(members.get("nbf"), now));
    }

    /** Whether the NumericDate is later; false for what is no number. */
    private static boolean isAfter(Object date, Instant now) {
        return date instanceof Number seconds && seconds.longValue() > now.getEpochSecond();
    }
}
