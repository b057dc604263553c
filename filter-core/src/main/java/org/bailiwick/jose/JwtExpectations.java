package org.bailiwick.jose;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;

/**
 * What a JWT must be, all of it mandatory.
 *
 * @param issuer the exact {@code iss} (AT-3)
 * @param audiences our identifiers, one of which {@code aud} must name exactly (AT-4, RI-2); not empty
 * @param type the kind of JWT (AT-1, JB-14)
 * @param algorithms the {@code alg} values accepted (JB-1, JB-3); not empty
 * @param leeway tolerated clock difference, 0 to 300 s (AT-6)
 * @param clock what time it is
 */
public record JwtExpectations(
        Issuer issuer,
        Set<String> audiences,
        TokenType type,
        Set<SignatureAlgorithm> algorithms,
        Duration leeway,
        Clock clock) {
    /** The most that any clock difference is tolerated. */
    public static final Duration MAX_LEEWAY = Duration.ofMinutes(5);

    public JwtExpectations {
        Objects.requireNonNull(issuer, "issuer");
        audiences = notEmpty("audiences", audiences);
        Objects.requireNonNull(type, "type");
        algorithms = notEmpty("algorithms", algorithms);
        Objects.requireNonNull(clock, "clock");
        if (leeway.isNegative() || leeway.compareTo(MAX_LEEWAY) > 0) {
            throw new IllegalArgumentException("leeway: " + leeway + " (expected: PT0S to PT5M)");
        }
    }

    private static <T> Set<T> notEmpty(String name, Set<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + ": [] (expected: at least one)");
        }
        return Set.copyOf(values);
    }
}
