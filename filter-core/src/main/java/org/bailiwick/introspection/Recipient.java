package org.bailiwick.introspection;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * The resource server that tokens are presented to, as it shows itself to authorities.
 *
 * @param resource its identifier (RFC 8707)
 * @param audiences every identifier that a token's {@code aud} may name it by, this one included; not empty
 * @param budget how long it waits for an answer; 1 ms or more
 */
public record Recipient(String resource, Set<String> audiences, Duration budget) {
    public Recipient {
        Objects.requireNonNull(resource, "resource");
        audiences = Set.copyOf(audiences);
        if (!audiences.contains(resource)) {
            throw new IllegalArgumentException("audiences: " + audiences + " (expected: with " + resource + ")");
        }
        if (budget.toMillis() < 1) {
            throw new IllegalArgumentException("budget: " + budget + " (expected: 1 ms or more)");
        }
    }
}
