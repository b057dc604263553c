package org.bailiwick.asid;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.asid.VerifyAnswer.Active;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.asid.VerifyAnswer.Inactive;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer.Answered;

/**
 * Reads what a verify endpoint answers. Yes is one thing alone: status 200, JSON of this ticket, of this authority and for us, with
 * {@code active} as the boolean true and all that belongs to it. No is {@code active} as the boolean false, or an error that the protocol has for sessions and consumers, with its
 * own status. That our own credentials are refused says nothing of the session, and the other way round.
 */
final class VerifyAnswerReader {
    static final String MEDIA_TYPE = "application/json";

    private static final String ABOUT_US = "invalid_resource";
    private static final int LARGEST = 8 * 1024;

    /** What is wrong with what was presented. Nobody's refusal but the caller's own must look as if the authority were ill. */
    private static final Map<String, Inactive> REFUSALS = Map.of(
            "400 invalid_asid",
            new Inactive(),
            "400 asid_expired",
            new Inactive(Reason.SESSION_EXPIRED),
            "401 invalid_consumer",
            Inactive.forConsumer(Reason.SESSION_INACTIVE),
            "403 consumer_not_allowed",
            Inactive.forConsumer(Reason.CONSUMER_NOT_ALLOWED));

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
            return error(answered.status(), errorOf(answered));
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

    /** The error, where it is said in the protocol's own form; anything between us may answer in another. */
    private static Optional<String> errorOf(Answered answered) {
        return answered.isOfType(MEDIA_TYPE) && answered.body().length <= LARGEST
                ? JsonReader.object(answered.body())
                        .map(Claims::of)
                        .filter(members -> members.text("ticket").equals(Optional.of("error")))
                        .flatMap(members -> members.text("error"))
                : Optional.empty();
    }

    private static VerifyAnswer error(int status, Optional<String> error) {
        return error.flatMap(name -> Optional.<VerifyAnswer>ofNullable(REFUSALS.get(status + " " + name)))
                .orElseGet(() -> new Failed(failureOf(status, error), "status: " + status + " (expected: 200)"));
    }

    private static Failure failureOf(int status, Optional<String> error) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return error.map(word -> word.equals(ABOUT_US) ? Failure.CREDENTIALS_REFUSED : Failure.UNBELIEVABLE)
                    .orElse(Failure.REFUSED_WITHOUT_A_WORD);
        }
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR ? Failure.NOT_NOW : Failure.UNBELIEVABLE;
    }

    private static Failed refused(String detail) {
        return new Failed(Failure.UNBELIEVABLE, detail);
    }
}
