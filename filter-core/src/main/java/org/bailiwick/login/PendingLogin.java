package org.bailiwick.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A login that a browser has begun (CS-1). Does not print.
 *
 * @param state {@code c_state}
 * @param sid {@code a_sid} of the Redirect Ticket
 * @param handle the handle in {@code a_url}
 * @param end until when it must be done; whole seconds count
 * @param target what was asked for, and is taken up again: a path below the external URL, perhaps with a query
 */
record PendingLogin(String state, String sid, String handle, Instant end, String target) {
    private static final String STATE = "s";
    private static final String SID = "i";
    private static final String HANDLE = "h";
    private static final String END = "e";
    private static final String TARGET = "t";

    PendingLogin {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(sid, "sid");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(target, "target");
    }

    static Optional<PendingLogin> read(Map<?, ?> members) {
        return members.get(STATE) instanceof String state
                        && members.get(SID) instanceof String sid
                        && members.get(HANDLE) instanceof String handle
                        && members.get(END) instanceof Long end
                        && members.get(TARGET) instanceof String target
                ? Optional.of(new PendingLogin(state, sid, handle, Instant.ofEpochSecond(end), target))
                : Optional.empty();
    }

    /** Short names: all of it must fit into a cookie. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(STATE, state);
        members.put(SID, sid);
        members.put(HANDLE, handle);
        members.put(END, end.getEpochSecond());
        members.put(TARGET, target);
        return members;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    boolean hasState(String other) {
        return same(state, other);
    }

    /** Whether this is the login that the browser comes back from, by its handle, or by its A_SID in the seed's form (CS-2). */
    boolean isMeantBy(Returned returned) {
        return same(returned.isOfSeed() ? sid : handle, returned.mark());
    }

    /** In a time that says nothing of where two texts differ. */
    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PendingLogin[hidden]";
    }
}
