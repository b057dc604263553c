package org.bailiwick.keys;

import java.time.Duration;

/**
 * How long fetched keys are believed.
 *
 * @param refreshAfter fresh for this long; fetched again in the background before, and waited for after; 1 s or more
 * @param keepFor kept for this long while the issuer cannot be asked; not less than {@code refreshAfter}
 * @param unknownKidGap for this long after an attempt, unknown key ids cause no other; 1 s or more
 */
public record KeyLifetimes(Duration refreshAfter, Duration keepFor, Duration unknownKidGap) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    public KeyLifetimes {
        require("refreshAfter", refreshAfter, LEAST);
        require("keepFor", keepFor, refreshAfter);
        require("unknownKidGap", unknownKidGap, LEAST);
    }

    private static void require(String name, Duration time, Duration least) {
        if (time.compareTo(least) < 0) {
            throw new IllegalArgumentException(name + ": " + time + " (expected: " + least + " or more)");
        }
    }
}
