package org.bailiwick.login;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.event.LoginEvent.Step;

/**
 * A ticket for an authority. Does not print.
 *
 * @param step what is asked for
 * @param members the ticket without what shows who we are
 * @param meaning what its answers mean
 * @param <T> what comes of it
 */
record TicketQuestion<T>(Step step, Map<String, Object> members, TicketMeaning<T> meaning) {
    TicketQuestion {
        Objects.requireNonNull(step, "step");
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        Objects.requireNonNull(meaning, "meaning");
    }

    /** Whether it does no harm to ask again what may have been heard: a code and an A_SID are traded once. */
    boolean mayBeRepeated() {
        return step == Step.HANDSHAKE || step == Step.REVOKE;
    }

    @Override
    public String toString() {
        return "TicketQuestion[" + step + "]";
    }
}
