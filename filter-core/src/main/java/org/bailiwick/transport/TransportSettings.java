package org.bailiwick.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * Within which limits authorities are called.
 *
 * @param connect the longest time to connect; 1 ms or more
 * @param call the longest time for a whole call, from looking up the name to the last octet of the body; 1 ms or more
 * @param answerBytes the largest body that is read; 0 or more
 * @param callsInFlight the most calls to one authority at a time; 1 or more
 * @param allowLoopbackHttp whether loopback addresses may be called, over plain http too
 * @param allowPrivateAddresses whether private and loopback addresses may be called, over https
 */
public record TransportSettings(
        Duration connect,
        Duration call,
        int answerBytes,
        int callsInFlight,
        boolean allowLoopbackHttp,
        boolean allowPrivateAddresses) {
    /** Connect 1 s, whole call 2 s, 256 KiB, 64 calls at a time; nothing insecure. */
    public static final TransportSettings DEFAULT =
            new TransportSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 256 * 1024, 64, false, false);

    public TransportSettings {
        requirePositive("connect", connect);
        requirePositive("call", call);
        if (answerBytes < 0) {
            throw new IllegalArgumentException("answerBytes: " + answerBytes + " (expected: 0 or more)");
        }
        if (callsInFlight < 1) {
            throw new IllegalArgumentException("callsInFlight: " + callsInFlight + " (expected: 1 or more)");
        }
    }

    private static void requirePositive(String name, Duration time) {
        if (Objects.requireNonNull(time, name).toMillis() < 1) {
            throw new IllegalArgumentException(name + ": " + time + " (expected: 1 ms or more)");
        }
    }
}
