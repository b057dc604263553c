package org.bailiwick.benchmarks.federation;

import java.time.Duration;

/**
 * How large a world is.
 *
 * @param domains administrative domains; 20 or more
 * @param tokens holders of tokens, each with one at a time; 1 or more
 * @param requestsPerSecond how many requests come in a second, all resource servers together
 * @param time how long they come
 */
record Scale(int domains, int tokens, double requestsPerSecond, Duration time) {
    Scale {
        if (domains < 20) {
            throw new IllegalArgumentException("domains: " + domains + " (expected: 20 or more)");
        }
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens: " + tokens + " (expected: 1 or more)");
        }
    }

    long nanos() {
        return time.toNanos();
    }
}
