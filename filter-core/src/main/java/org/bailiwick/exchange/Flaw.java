package org.bailiwick.exchange;

import java.util.Objects;
import org.bailiwick.event.Reason;

/**
 * In which respect a token that was issued to us is wider than the caller's, with both sides for the log. Names no subject: those
 * are shown by what tells them apart within this process and nothing else.
 *
 * @param reason which respect
 * @param expected what it may have been
 * @param found what it is
 */
record Flaw(Reason reason, String expected, String found) {
    Flaw {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
    }
}
