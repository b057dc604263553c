package org.bailiwick.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Refused;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/**
 * Reads what a token endpoint answers (RFC 6749 section 5, RFC 8693 section 2.2). A token is in one thing alone: status 200, JSON
 * by its type and form, every member that counts of its own kind. A refusal by its error alone; that our own credentials are
 * refused says nothing of the caller's token.
 */
final class TokenAnswerReader {
    static final String MEDIA_TYPE = "application/json";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Set<String> ABOUT_US = Set.of("invalid_client", "unauthorized_client");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    TokenAnswer read(Answered answered, Instant askedAt) {
        if (answered.status() != OK) {
            return refusal(answered);
        }
        if (!answered.isOfType(MEDIA_TYPE)) {
            return unbelievable("content type: another (expected: " + MEDIA_TYPE + ")");
        }
        return JsonReader.object(answered.body())
                .map(Claims::of)
                .map(members -> IssuedMembers.read(members, askedAt))
                .orElseGet(() -> unbelievable("body: something else (expected: one JSON object)"));
    }

    private static TokenAnswer refusal(Answered answered) {
        int status = answered.status();
        Optional<String> code = error(answered);
        String detail =
                "status: " + status + code.map(known -> ", error: " + known).orElse("") + " (expected: 200)";
        if (status == UNAUTHORIZED) {
            return new Failed(Failure.CREDENTIALS_REFUSED, detail);
        }
        if (status == BAD_REQUEST || status == FORBIDDEN) { // Keycloak says access_denied with 403
            return refusal(code.orElse(""), detail);
        }
        boolean isPassing = status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
        return new Failed(isPassing ? Failure.NOT_NOW : Failure.UNBELIEVABLE, detail);
    }

    private static TokenAnswer refusal(String code, String detail) {
        if (ABOUT_US.contains(code)) {
            return new Failed(Failure.CREDENTIALS_REFUSED, detail);
        }
        return TokenError.of(code).<TokenAnswer>map(Refused::new).orElseGet(() -> unbelievable(detail));
    }

    /** The code alone, and only when it looks like one: descriptions, and whatever else is there, are for nobody's log. */
    private static Optional<String> error(Answered answered) {
        return JsonReader.object(answered.body())
                .map(Claims::of)
                .flatMap(members -> members.text("error"))
                .filter(code -> CODE.matcher(code).matches());
    }

    static TokenAnswer unbelievable(String detail) {
        return new Failed(Failure.UNBELIEVABLE, detail);
    }
}
