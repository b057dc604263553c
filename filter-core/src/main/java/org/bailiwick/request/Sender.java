package org.bailiwick.request;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request on the connection it came in by, and what the request says of where it came from before that: both as they
 * arrived, whatever a framework made of them since.
 *
 * @param peer the address at the other end of the connection; null when that is not known
 * @param forwarded the values of all fields {@code Forwarded} (RFC 7239), in order
 * @param forwardedFor the values of all fields {@code X-Forwarded-For}, in order
 */
public record Sender(@Nullable InetAddress peer, List<String> forwarded, List<String> forwardedFor) {
    /** Nothing is known. */
    public static final Sender UNKNOWN = new Sender(null, List.of(), List.of());

    public Sender {
        forwarded = List.copyOf(forwarded);
        forwardedFor = List.copyOf(forwardedFor);
    }

    /**
     * The sender of a request with these fields.
     *
     * @param peer the address at the other end of the connection; null when that is not known
     * @param fields the values of all fields of a name, in order, the name compared without case
     */
    public static Sender of(@Nullable InetAddress peer, Function<String, List<String>> fields) {
        return new Sender(peer, fields.apply("Forwarded"), fields.apply("X-Forwarded-For"));
    }

    /** Without what clients may have written. */
    @Override
    public String toString() {
        return "Sender[" + peer + "]";
    }
}
