package org.bailiwick.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.asid.Members;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.LoginEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.login.SessionConsumer.NotOpened;
import org.bailiwick.login.SessionConsumer.Opened;
import org.bailiwick.login.SessionConsumer.Pending;
import org.bailiwick.login.SessionConsumer.Result;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/** The Result Ticket: somebody has logged in, or has not. A state that is not known is none. */
final class ResultTicket implements TicketMeaning<Result> {
    private static final int ACCEPTED = 202;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int USUAL_WAIT = 5;
    private static final int LONGEST_WAIT = 60;

    private final String sid;
    private final Clock clock;

    /** @param sid which session was asked for */
    ResultTicket(String sid, Clock clock) {
        this.sid = sid;
        this.clock = clock;
    }

    @Override
    public TicketAnswer<Result> read(Answered answered, Claims members) {
        if (!members.text("ticket").equals(Optional.of("result"))) {
            return TicketAnswer.unbelievable("ticket: another (expected: result)");
        }
        Optional<Object> answeredSid = members.get("a_sid");
        if (answeredSid.isPresent() && !answeredSid.equals(Optional.of(sid))) {
            return TicketAnswer.unbelievable("a_sid: another (expected: the one that was asked for)");
        }
        String state = members.text("state").orElse("");
        if ((answered.status() == ACCEPTED) != state.equals("pending")) {
            return TicketAnswer.unbelievable("state: another (expected: pending with status 202, and with no other)");
        }
        return switch (state) {
            case "pending" -> new TicketAnswer.Given<>(new Pending(wait(answered)), Outcome.PENDING, "");
            case "granted", "partial" -> opened(members);
            case "denied" -> TicketAnswer.refused(new NotOpened(Reason.LOGIN_DENIED), state);
            case "failed" -> TicketAnswer.refused(new NotOpened(Reason.LOGIN_FAILED), state);
            case "expired" -> TicketAnswer.refused(new NotOpened(Reason.LOGIN_EXPIRED), state);
            default ->
                TicketAnswer.unbelievable("state: another (expected: granted, partial, denied, failed or expired)");
        };
    }

    private TicketAnswer<Result> opened(Claims members) {
        Optional<String> subject = members.text("a_uid").filter(SessionName::isParty);
        Optional<Instant> end = Members.time(members, "a_exp").filter(time -> time.isAfter(clock.instant()));
        boolean whole = members.get("a_sid").isPresent()
                && Members.booleans(members, "c_grant").isPresent()
                && Members.booleans(members, "c_scope").isPresent();
        if (!whole || subject.isEmpty() || end.isEmpty()) {
            return TicketAnswer.unbelievable("members: not all as they should be (expected: a_sid, a_uid, c_grant,"
                    + " c_scope, and an a_exp that is not over)");
        }
        return TicketAnswer.done(new Opened(sid, subject.get(), end.get()));
    }

    private static Duration wait(Answered answered) {
        int seconds = answered.header("retry-after")
                .map(String::trim)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(Integer::parseInt)
                .orElse(USUAL_WAIT);
        return Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_WAIT)));
    }

    @Override
    public Optional<Result> decidedBy(TicketError error) {
        return switch (error) {
            case INVALID_ASID, INVALID_A_CODE -> Optional.of(new NotOpened(Reason.LOGIN_FAILED));
            case ASID_EXPIRED -> Optional.of(new NotOpened(Reason.LOGIN_EXPIRED)); // CS-6
            case INVALID_REQUEST,
                    INVALID_CONSUMER,
                    CONSUMER_NOT_ALLOWED,
                    INVALID_C_URL,
                    REFRESH_CONFLICT,
                    SLOW_DOWN,
                    TEMPORARILY_UNAVAILABLE -> Optional.empty();
        };
    }
}
