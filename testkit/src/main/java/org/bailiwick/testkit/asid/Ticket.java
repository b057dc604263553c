package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bailiwick.testkit.Reply;
import org.jose4j.json.JsonUtil;

/** A ticket that the authority is about to give; it is as it should be until a {@link VerifyLie} changes it. */
final class Ticket {
    private final Settings settings;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private UnaryOperator<String> slip = text -> text;

    Ticket(Settings settings, String name) {
        this.settings = settings;
        say("ticket", name);
    }

    Ticket say(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** A time in whole seconds, as a text unless the settings want a number. */
    Ticket expires(String name, Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
        return say(name, settings.numericTimes() ? whole.getEpochSecond() : whole.toString());
    }

    Ticket consent(Consent consent) {
        return say("c_grant", consent.grants()).say("c_scope", consent.scopes());
    }

    Ticket omit(String name) {
        members.remove(name);
        return this;
    }

    /** Changes the JSON text. */
    Ticket slip(UnaryOperator<String> change) {
        slip = change;
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    Instant now() {
        return settings.clock().instant();
    }

    Reply reply() {
        return reply(200);
    }

    Reply reply(int status) {
        return Reply.json(status, slip.apply(JsonUtil.toJson(members))).withHeader("Cache-Control", "no-store");
    }
}
