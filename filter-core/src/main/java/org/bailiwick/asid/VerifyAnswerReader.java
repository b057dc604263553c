package org.bailiwick.asid;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.asid.VerifyAnswer.Active;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.asid.VerifyAnswer.Inactive;
import org.bailiwick.authority.Failure;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer.Answered;

/**
 * Reads what a verify endpoint answers. Yes is one thing alone: status 200, JSON of this ticket, of this authority and for us, with
 * {@code active} as the boolean true and all that belongs to it. That our own credentials are refused says nothing of the session.
 */
final class VerifyAnswerReader {
    static final String MEDIA_TYPE = "application/json";

    private static final int LARGEST = 8 * 1024;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Issuer authority;
    private final String ourselves;

    /** @param ourselves what the authority calls us, {@code r_id} */
    VerifyAnswerReader(Issuer authority, String ourselves) {
        this.authority = authority;
        this.ourselves = ourselves;
    }

    VerifyAnswer read(Answered answered) {
        if (answered.status() != OK) {
            return new Failed(failureOf(answered.status()), "status: " + answered.status() + " (expected: 200)");
        }
        if (!answered.isOfType(MEDIA_TYPE)) {
            return refused("content type: another (expected: " + MEDIA_TYPE + ")");
        }
        if (answered.body().length > LARGEST) {
            return refused("body: " + answered.body().length + " bytes (expected: at most " + LARGEST + ")");
        }
        return JsonReader.object(answered.body())
                .map(Claims::of)
                .map(this::read)
                .orElseGet(() -> refused("body: something else (expected: JSON)"));
    }

    private VerifyAnswer read(Claims members) {
        if (!members.text("ticket").equals(Optional.of("verify_result"))) {
            return refused("ticket: another (expected: verify_result)");
        }
        Optional<Object> active = members.get("active");
        if (active.equals(Optional.of(false))) {
            return new Inactive();
        }
        if (!active.equals(Optional.of(true))) {
            return refused("active: something else (expected: true or false)");
        }
        if (!members.text("authority").equals(Optional.of(authority.value()))) { // AS-5
            return refused("authority: another (expected: " + authority + ")");
        }
        if (!members.text("r_id").equals(Optional.of(ourselves))) { // AS-5
            return refused("r_id: another (expected: us)");
        }
        return active(members);
    }

    private static VerifyAnswer active(Claims members) {
        Optional<String> consumer = members.text("c_id");
        Optional<String> subject = members.text("a_uid");
        Optional<Instant> end = Members.time(members, "a_exp");
        Optional<Map<String, Boolean>> grants = Members.booleans(members, "c_grant");
        Optional<Map<String, Boolean>> scopes = Members.booleans(members, "c_scope");
        Optional<ProofKey> key = members.text("proof_key").flatMap(ProofKey::parse);
        boolean whole = consumer.isPresent() && subject.isPresent() && end.isPresent();
        if (!whole
                || grants.isEmpty()
                || scopes.isEmpty()
                || key.isPresent() != members.get("proof_key").isPresent()) {
            return refused("members: not all as they should be (expected: c_id, a_uid, a_exp, c_grant, c_scope)");
        }
        return new Active(new SessionFacts(consumer.get(), subject.get(), end.get(), grants.get(), scopes.get()), key);
    }

    private static Failure failureOf(int status) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Failure.CREDENTIALS_REFUSED;
        }
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR ? Failure.NOT_NOW : Failure.UNBELIEVABLE;
    }

    private static Failed refused(String detail) {
        return new Failed(Failure.UNBELIEVABLE, detail);
    }
}
