package org.bailiwick.client;

import java.io.IOException;
import org.bailiwick.event.Reason;

/**
 * There is no token for the next service, and so the call was not made. The reason's kind tells the application what to answer:
 * {@code INVALID_TOKEN} is 401, {@code INSUFFICIENT} and {@code FORBIDDEN} are 403, {@code UNAVAILABLE} is 503 and {@code
 * BAD_AUTHORITY} 502.
 */
public final class NextHopException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NextHopException(String hop, Reason reason) {
        super("next hop " + hop + ": " + reason.code() + ": " + reason.text());
        this.reason = reason;
    }

    /** Why; of any kind but {@code GRANT}. */
    public Reason reason() {
        return reason;
    }
}
