package org.bailiwick.login;

import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.json.JsonReader;
import org.bailiwick.login.TicketAnswer.Failed;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/**
 * Reads what an authority answers to a ticket (protocols.md, sections 5.2 and 5.4): JSON of at most 8 KiB, no member twice,
 * unknown members ignored. An error decides something where it is known, stands at its own status and belongs to the ticket; any
 * other decides nothing.
 */
final class TicketAnswerReader {
    static final String MEDIA_TYPE = "application/json";

    /** The longest ticket either way, in bytes. */
    static final int LARGEST = 8 * 1024;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private TicketAnswerReader() {}

    static <T> TicketAnswer<T> read(Answered answered, TicketMeaning<T> meaning) {
        int status = answered.status();
        if (status >= CLIENT_ERROR) {
            return error(status, wordOf(answered), meaning);
        }
        if (status != OK && status != ACCEPTED) {
            return TicketAnswer.unbelievable("status: " + status + " (expected: 200)");
        }
        if (!answered.isOfType(MEDIA_TYPE)) {
            return TicketAnswer.unbelievable("content type: another (expected: " + MEDIA_TYPE + ")");
        }
        if (answered.body().length > LARGEST) {
            return TicketAnswer.unbelievable(
                    "body: " + answered.body().length + " bytes (expected: at most " + LARGEST + ")");
        }
        return members(answered)
                .map(members -> meaning.read(answered, members))
                .orElseGet(() -> TicketAnswer.unbelievable("body: something else (expected: a JSON object)"));
    }

    private static <T> TicketAnswer<T> error(int status, Optional<String> word, TicketMeaning<T> meaning) {
        Optional<TicketError> error = word.flatMap(TicketError::of);
        String detail = "status: " + status
                + error.map(known -> ", error: " + known.code()).orElse("") + " (expected: 200)";
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            Failure failure = word.isPresent() ? Failure.CREDENTIALS_REFUSED : Failure.REFUSED_WITHOUT_A_WORD;
            return new Failed<>(failure, detail, false, true);
        }
        boolean passing = error.map(TicketError::isPassing).orElse(false);
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR || passing) {
            return new Failed<>(Failure.NOT_NOW, detail, false, false);
        }
        Optional<TicketError> said = error.filter(known -> known.isAt(status));
        return said.flatMap(known -> meaning.decidedBy(known).map(value -> TicketAnswer.refused(value, known.code())))
                .orElseGet(() -> new Failed<>(
                        Failure.UNBELIEVABLE,
                        detail,
                        false,
                        said.map(TicketError::isOurFault).orElse(false)));
    }

    /** The error, known or not, where it is said in the protocol's own form; anything between us may answer in another. */
    private static Optional<String> wordOf(Answered answered) {
        return Optional.of(answered)
                .filter(each -> each.isOfType(MEDIA_TYPE) && each.body().length <= LARGEST)
                .flatMap(TicketAnswerReader::members)
                .filter(members -> members.text("ticket").equals(Optional.of("error")))
                .flatMap(members -> members.text("error"));
    }

    private static Optional<Claims> members(Answered answered) {
        return JsonReader.object(answered.body()).map(Claims::of);
    }
}
