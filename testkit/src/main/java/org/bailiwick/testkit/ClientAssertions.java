package org.bailiwick.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Client authentication by a signed assertion (RFC 7523 section 3): from the client and about it, for this issuer alone,
 * for at most five minutes, and never twice.
 */
final class ClientAssertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final EmbeddedAuthority authority;
    private final Map<String, Instant> seen = new HashMap<>();

    ClientAssertions(EmbeddedAuthority authority) {
        this.authority = authority;
    }

    /** Whether the assertion shows that this client is calling; uses it up. */
    boolean accept(ReceivedJwt assertion, Client client) {
        return client.key() != null
                && assertion.isSignedBy(client.key().key(), client.key().algorithm())
                && assertion.text("iss").equals(client.id())
                && assertion.text("sub").equals(client.id())
                && authority.issuer().equals(assertion.claims().get("aud"))
                && isTimely(assertion, authority.clock().instant())
                && !assertion.text("jti").isEmpty()
                && isFirst(
                        client.id() + " " + assertion.text("jti"),
                        authority.clock().instant());
    }

    /** What has been seen is forgotten when no assertion of that time can be valid any more. */
    private synchronized boolean isFirst(String name, Instant now) {
        seen.values().removeIf(since -> since.isBefore(now.minus(LONGEST_LIFE)));
        return seen.putIfAbsent(name, now) == null;
    }

    private static boolean isTimely(ReceivedJwt assertion, Instant now) {
        return assertion.claims().get("exp") instanceof Number seconds
                && Validity.includes(now, assertion.claims())
                && seconds.longValue() <= now.plus(LONGEST_LIFE).getEpochSecond();
    }
}
