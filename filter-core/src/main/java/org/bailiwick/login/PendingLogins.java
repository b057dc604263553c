package org.bailiwick.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;

/**
 * The logins that one browser has begun, the newest first: one for each of its last tabs. And when it has finished the last ones:
 * where an authority logs people in without asking them, and then does not take their sessions, nothing else would stop a browser
 * that is sent to and fro. Does not print.
 *
 * @param logins at most {@value #MOST}
 * @param finished the newest first; at most {@value #MOST}; whole seconds count
 */
record PendingLogins(List<PendingLogin> logins, List<Instant> finished) {
    static final int MOST = 3;
    static final PendingLogins NONE = new PendingLogins(List.of(), List.of());

    /** For how long it counts that a login has been finished. */
    static final Duration SPELL = Duration.ofMinutes(1);

    private static final String LOGINS = "l";
    private static final String FINISHED = "f";

    PendingLogins {
        logins = logins.stream().limit(MOST).toList();
        finished = finished.stream().limit(MOST).toList();
    }

    /** What was written; none, if it is not that. */
    static PendingLogins read(byte[] text) {
        return JsonReader.object(text)
                .map(members -> new PendingLogins(
                        items(members, LOGINS).flatMap(PendingLogins::login).toList(),
                        items(members, FINISHED).flatMap(PendingLogins::time).toList()))
                .orElse(NONE);
    }

    private static Stream<?> items(Map<String, Object> members, String name) {
        return members.get(name) instanceof List<?> items ? items.stream() : Stream.empty();
    }

    private static Stream<PendingLogin> login(Object item) {
        return item instanceof Map<?, ?> members ? PendingLogin.read(members).stream() : Stream.empty();
    }

    private static Stream<Instant> time(Object item) {
        return item instanceof Long seconds ? Stream.of(Instant.ofEpochSecond(seconds)) : Stream.empty();
    }

    byte[] text() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(LOGINS, logins.stream().map(PendingLogin::members).toList());
        members.put(FINISHED, finished.stream().map(Instant::getEpochSecond).toList());
        return JsonWriter.bytes(members);
    }

    /** With one more, for which the oldest goes if there are too many. */
    PendingLogins with(PendingLogin newest) {
        return new PendingLogins(
                Stream.concat(Stream.of(newest), logins.stream()).toList(), finished);
    }

    PendingLogins without(PendingLogin done) {
        return new PendingLogins(
                logins.stream().filter(login -> !login.equals(done)).toList(), finished);
    }

    PendingLogins withoutOldest() {
        return new PendingLogins(logins.subList(0, logins.size() - 1), finished);
    }

    /** Without that one, as the person has logged in by it. */
    PendingLogins finished(PendingLogin done, Instant now) {
        return new PendingLogins(
                without(done).logins,
                Stream.concat(Stream.of(now), finished.stream()).toList());
    }

    /** Whether so many have been finished just now that one more would be of no more use than they were. */
    boolean areInVain(Instant now) {
        return finished.stream().filter(time -> now.isBefore(time.plus(SPELL))).count() >= MOST;
    }

    Optional<PendingLogin> of(String state) {
        return logins.stream().filter(login -> login.hasState(state)).findFirst();
    }

    boolean isEmpty() {
        return logins.isEmpty() && finished.isEmpty();
    }

    @Override
    public String toString() {
        return "PendingLogins[" + logins.size() + "]";
    }
}
