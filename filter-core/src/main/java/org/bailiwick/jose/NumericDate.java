package org.bailiwick.jose;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The NumericDate of RFC 7519 section 2: seconds since 1970, possibly with a fraction, of the years 1970 to 9999. */
public final class NumericDate {
    private static final long MAX_SECONDS =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_SECONDS);
    private static final int NANO_DIGITS = 9;

    private NumericDate() {}

    /** The instant of a JSON value, cut to nanoseconds; nothing for a value that is no such number. */
    public static Optional<Instant> of(Object value) {
        if (value instanceof Long seconds) {
            return seconds >= 0 && seconds <= MAX_SECONDS
                    ? Optional.of(Instant.ofEpochSecond(seconds))
                    : Optional.empty();
        }
        return value instanceof BigDecimal seconds && seconds.signum() >= 0 && seconds.compareTo(MAX) <= 0
                ? Optional.of(instantOf(seconds))
                : Optional.empty();
    }

    private static Instant instantOf(BigDecimal seconds) {
        BigDecimal whole = new BigDecimal(seconds.toBigInteger());
        long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }
}
