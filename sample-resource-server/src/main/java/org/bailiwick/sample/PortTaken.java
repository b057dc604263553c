package org.bailiwick.sample;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** A port that could not be listened on; the message says which, and what to do. */
final class PortTaken extends Exception {
    private static final long serialVersionUID = 1L;

    private PortTaken(Place place, int port, BindException cause) {
        super(
                "Port " + port + ", for " + place.inWords() + ", cannot be had: " + cause.getMessage()
                        + ". Choose another by " + place.option() + "=NUMBER (0: any that is free).",
                cause);
    }

    /** Throws, if a port that cannot be bound is behind the failure. */
    static void rethrow(Exception failure, Place place, int port) throws PortTaken {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                throw new PortTaken(place, port, bind);
            }
        }
    }
}
