package org.bailiwick.gateway.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the ready gateway that Spring has no property for, below {@code bailiwick.server}.
 *
 * @param maxRequestSize the longest body of a request, counted while it passes; a route's metadata may say otherwise
 * @param readTimeout how long a client may pause while it sends a body
 */
@ConfigurationProperties("bailiwick.server")
record ServerLimits(
        @DefaultValue("10MB") DataSize maxRequestSize,
        @DefaultValue("30s") Duration readTimeout) {
    ServerLimits {
        if (maxRequestSize.isNegative()) {
            throw new IllegalArgumentException("max-request-size: " + maxRequestSize + " (expected: 0B or more)");
        }
        if (readTimeout.isNegative() || readTimeout.isZero()) {
            throw new IllegalArgumentException("read-timeout: " + readTimeout + " (expected: more than PT0S)");
        }
    }
}
