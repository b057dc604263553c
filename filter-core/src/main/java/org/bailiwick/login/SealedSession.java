package org.bailiwick.login;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.credential.SessionName;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;

/** A session as it is written into a cookie. The consumer is not: it is always we, and no seal of another's is opened. */
final class SealedSession {
    private static final String SID = "a_sid";
    private static final String SUBJECT = "a_uid";
    private static final String END = "a_exp";
    private static final String DUE = "due";

    private final CookieSeal seal;
    private final String consumer;

    SealedSession(CookieSeal seal, String consumer) {
        this.seal = seal;
        this.consumer = consumer;
    }

    String seal(LoginSession session) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(SID, session.name().sid());
        members.put(SUBJECT, session.name().subject());
        members.put(END, session.end().toEpochMilli());
        members.put(DUE, session.due().toEpochMilli());
        return seal.seal(JsonWriter.bytes(members));
    }

    Optional<LoginSession> open(String text) {
        return seal.open(text).flatMap(JsonReader::object).flatMap(this::read);
    }

    private Optional<LoginSession> read(Map<String, Object> members) {
        return members.get(SID) instanceof String sid
                        && members.get(SUBJECT) instanceof String subject
                        && members.get(END) instanceof Long end
                        && members.get(DUE) instanceof Long due
                ? Optional.of(new LoginSession(
                        new SessionName(consumer, sid, subject), Instant.ofEpochMilli(end), Instant.ofEpochMilli(due)))
                : Optional.empty();
    }
}
