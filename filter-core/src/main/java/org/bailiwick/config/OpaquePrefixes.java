package org.bailiwick.config;

import java.util.HashMap;
import java.util.Map;

/**
 * How opaque tokens begin. No two owners have the same prefix. One may be the beginning of another: of those that a token
 * begins with, the longest counts.
 */
final class OpaquePrefixes {
    /** Characters of a {@code b64token} (RFC 6750 section 2.1), without the padding at its end. */
    static final Kind<String> KIND =
            Kinds.matching("1 to 64 characters of letters, digits and -._~+/", "[A-Za-z0-9._~+/-]{1,64}");

    private final Reading reading;
    private final Map<String, String> owners = new HashMap<>();

    OpaquePrefixes(Reading reading) {
        this.reading = reading;
    }

    /** Checks that nobody before had the prefix that stands after the key. */
    void check(Fields owner, Key<String> key) {
        owner.find(key).ifPresent(prefix -> {
            String earlier = owners.putIfAbsent(prefix, owner.place().name());
            if (earlier != null) {
                reading.unexpected(owner.place(key), "a prefix of its own; " + earlier + " has it");
            }
        });
    }
}
