package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;

/**
 * What came of a stop.
 *
 * @param expected the status that the answer should have
 * @param got the status that it has
 * @param reason the reason code and whatever else was observed
 * @param differences from what was expected; none when all is well
 */
record Row(
        String call,
        String circumstances,
        int expected,
        int got,
        String reason,
        Duration time,
        List<String> differences) {
    Row {
        differences = List.copyOf(differences);
    }

    boolean isAsExpected() {
        return differences.isEmpty();
    }
}
