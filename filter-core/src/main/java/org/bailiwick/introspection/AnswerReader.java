package org.bailiwick.introspection;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/**
 * Reads what an introspection endpoint answers. Yes is one thing alone: status 200, the expected form, and in it {@code active}
 * as the boolean true (IN-4). That our own credentials are refused says nothing of the token (IN-9).
 */
final class AnswerReader {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Set<String> ABOUT_US = Set.of("invalid_client", "unauthorized_client");

    private final AnswerForm form;

    AnswerReader(AnswerForm form) {
        this.form = form;
    }

    String mediaType() {
        return form.mediaType();
    }

    /** @param mayGoBeyond whether the authority may have asked another domain */
    CompletionStage<IntrospectionAnswer> read(Answered answered, boolean mayGoBeyond) {
        if (answered.status() != OK) {
            Failure failure = failureOf(answered, mayGoBeyond);
            return failed(failure, "status: " + answered.status() + " (expected: 200)");
        }
        if (!answered.isOfType(form.mediaType())) { // JI-9: plain JSON in place of a signed answer is none
            return failed(Failure.UNBELIEVABLE, "content type: another (expected: " + form.mediaType() + ")");
        }
        Optional<Duration> mayBeKept = CacheControl.mayBeKept(answered.header("cache-control"));
        return form.read(answered.body())
                .thenApply(reading -> reading.fold(members -> answer(members, mayBeKept), failed -> failed));
    }

    private static IntrospectionAnswer answer(Claims members, Optional<Duration> mayBeKept) {
        return members.get("active").equals(Optional.of(true))
                ? new Active(members, mayBeKept)
                : new Inactive(mayBeKept);
    }

    private static Failure failureOf(Answered answered, boolean mayGoBeyond) {
        int status = answered.status();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Failure.CREDENTIALS_REFUSED;
        }
        if (status == BAD_REQUEST) {
            return error(answered).filter(ABOUT_US::contains).isPresent()
                    ? Failure.CREDENTIALS_REFUSED
                    : Failure.UNBELIEVABLE;
        }
        if (status == BAD_GATEWAY || status == SERVICE_UNAVAILABLE) {
            return mayGoBeyond && error(answered).isPresent() ? Failure.NOT_BEYOND : Failure.NOT_NOW;
        }
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR ? Failure.NOT_NOW : Failure.UNBELIEVABLE;
    }

    /** The code by which the authority itself, and nothing in between, says what is wrong (RFC 6749 section 5.2). */
    private static Optional<String> error(Answered answered) {
        return JsonReader.object(answered.body()).map(Claims::of).flatMap(members -> members.text("error"));
    }

    private static CompletionStage<IntrospectionAnswer> failed(Failure failure, String detail) {
        return CompletableFuture.completedStage(new Failed(failure, detail));
    }
}
