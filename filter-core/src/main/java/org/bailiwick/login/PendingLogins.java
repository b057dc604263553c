package org.bailiwick.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;

/**
 * The logins that one browser has begun, the newest first: one for each of its last tabs. Does not print.
 *
 * @param logins at most {@value #MOST}
 */
record PendingLogins(List<PendingLogin> logins) {
    static final int MOST = 3;
    static final PendingLogins NONE = new PendingLogins(List.of());

    PendingLogins {
        logins = logins.stream().limit(MOST).toList();
    }

    /** What was written; none, if it is not that. */
    static PendingLogins read(byte[] text) {
        return JsonReader.value(text)
                .filter(value -> value instanceof List<?>)
                .map(value -> new PendingLogins(
                        ((List<?>) value).stream().flatMap(PendingLogins::read).toList()))
                .orElse(NONE);
    }

    private static Stream<PendingLogin> read(Object item) {
        return item instanceof Map<?, ?> members ? PendingLogin.read(members).stream() : Stream.empty();
    }

    byte[] text() {
        return JsonWriter.bytes(logins.stream().map(PendingLogin::members).toList());
    }

    /** With one more, for which the oldest goes if there are too many. */
    PendingLogins with(PendingLogin newest) {
        List<PendingLogin> more = new ArrayList<>();
        more.add(newest);
        more.addAll(logins);
        return new PendingLogins(more);
    }

    PendingLogins without(PendingLogin done) {
        return new PendingLogins(
                logins.stream().filter(login -> !login.equals(done)).toList());
    }

    PendingLogins withoutOldest() {
        return new PendingLogins(logins.subList(0, logins.size() - 1));
    }

    Optional<PendingLogin> of(String state) {
        return logins.stream().filter(login -> login.hasState(state)).findFirst();
    }

    boolean isEmpty() {
        return logins.isEmpty();
    }

    @Override
    public String toString() {
        return "PendingLogins[" + logins.size() + "]";
    }
}
