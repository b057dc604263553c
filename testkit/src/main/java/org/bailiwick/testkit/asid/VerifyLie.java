package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ways in which an authority can deceive a resource server about an A_SID that is active. */
public enum VerifyLie {
    /** Says {@code "active":"true"}; in truth it is a truth value. */
    ACTIVE_AS_TEXT(answer -> answer.say("active", "true")),
    /** Says everything but {@code active}. */
    ACTIVE_MISSING(answer -> answer.omit("active")),
    /** Says {@code active} twice, no and yes. */
    ACTIVE_TWICE(answer -> answer.slip(json -> "{\"active\":false," + json.substring(1))),
    /** Says it in a text that is no JSON. */
    NOT_JSON(answer -> answer.slip(json -> "active=true")),
    /** Says it in a list. */
    NOT_AN_OBJECT(answer -> answer.slip(json -> "[" + json + "]")),
    /** Says it in another kind of ticket. */
    TICKET_OF_ANOTHER_KIND(answer -> answer.say("ticket", "result")),
    /** Says another authority's identifier (AS-5). */
    AUTHORITY_OF_ANOTHER(answer -> answer.say("authority", "https://another.example")),
    /** Says no {@code authority} (AS-5). */
    AUTHORITY_MISSING(answer -> answer.omit("authority")),
    /** Says another resource server's {@code r_id} (AS-5). */
    RESOURCE_OF_ANOTHER(answer -> answer.say("r_id", "https://another.example")),
    /** Says no {@code r_id} (AS-5). */
    RESOURCE_MISSING(answer -> answer.omit("r_id")),
    /** Says another consumer's {@code c_id} (AS-6). */
    CONSUMER_OF_ANOTHER(answer -> answer.say("c_id", "another")),
    /** Says no {@code c_id} (AS-6). */
    CONSUMER_MISSING(answer -> answer.omit("c_id")),
    /** Says another person's {@code a_uid} (AS-6). */
    SUBJECT_OF_ANOTHER(answer -> answer.say("a_uid", "u-another")),
    /** Says no {@code a_uid} (AS-6). */
    SUBJECT_MISSING(answer -> answer.omit("a_uid")),
    /** Says an {@code a_exp} of an hour ago (AS-7). */
    EXPIRED(answer -> answer.expires("a_exp", answer.now().minus(Duration.ofHours(1)))),
    /** Says no {@code a_exp} (AS-7). */
    EXPIRY_MISSING(answer -> answer.omit("a_exp")),
    /** Says an {@code a_exp} that is no time (AS-7). */
    EXPIRY_NOT_A_TIME(answer -> answer.say("a_exp", "tomorrow")),
    /** Says no {@code c_grant} (AS-8). */
    GRANTS_MISSING(answer -> answer.omit("c_grant")),
    /** Says the roles as a list, as if all of them were true (AS-8). */
    GRANTS_AS_LIST(answer -> answer.say("c_grant", List.of("reader", "admin"))),
    /** Says {@code "admin":"true"}; in truth roles have truth values (AS-8). */
    GRANT_AS_TEXT(answer -> answer.say("c_grant", Map.of("admin", "true"))),
    /** Says no {@code c_scope} (AS-8). */
    SCOPES_MISSING(answer -> answer.omit("c_scope")),
    /** Says {@code "email":1}; in truth pieces of information have truth values (AS-8). */
    SCOPE_AS_NUMBER(answer -> answer.say("c_scope", Map.of("email", 1))),
    /** Says a {@code proof_key} of eight octets. */
    PROOF_KEY_TOO_SHORT(answer -> answer.say("proof_key", "c2hvcnRrZXk")),
    /** Says a {@code proof_key} that is no base64url. */
    PROOF_KEY_NOT_BASE64URL(answer -> answer.say("proof_key", "not a key!"));

    private final Teller teller;

    VerifyLie(Teller teller) {
        this.teller = teller;
    }

    void tell(Ticket answer) {
        teller.tell(answer);
    }

    /** Turns the truth into the lie. */
    @Immutable
    @FunctionalInterface
    private interface Teller {
        void tell(Ticket answer);
    }
}
