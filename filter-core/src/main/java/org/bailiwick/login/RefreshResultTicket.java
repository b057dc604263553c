package org.bailiwick.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bailiwick.asid.Members;
import org.bailiwick.credential.SessionName;
import org.bailiwick.login.SessionConsumer.Ended;
import org.bailiwick.login.SessionConsumer.Raced;
import org.bailiwick.login.SessionConsumer.Refreshed;
import org.bailiwick.login.SessionConsumer.Renewed;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/** The Refresh Result Ticket: another A_SID for the one that was sent (CS-5). */
final class RefreshResultTicket implements TicketMeaning<Refreshed> {
    private static final int OK = 200;

    private final String old;
    private final Clock clock;

    /** @param old the A_SID that was sent */
    RefreshResultTicket(String old, Clock clock) {
        this.old = old;
        this.clock = clock;
    }

    @Override
    public TicketAnswer<Refreshed> read(Answered answered, Claims members) {
        if (answered.status() != OK || !members.text("ticket").equals(Optional.of("refresh_result"))) {
            return TicketAnswer.unbelievable("ticket: another (expected: refresh_result, with status 200)");
        }
        if (!members.text("a_sid_old").equals(Optional.of(old))) {
            return TicketAnswer.unbelievable("a_sid_old: another (expected: the one that was sent)");
        }
        Optional<String> renewed =
                members.text("a_sid").filter(SessionName::isSid).filter(sid -> !sid.equals(old));
        Optional<Instant> end = Members.time(members, "a_exp").filter(time -> time.isAfter(clock.instant()));
        if (renewed.isEmpty() || end.isEmpty()) {
            return TicketAnswer.unbelievable(
                    "members: not all as they should be (expected: a new a_sid, and an a_exp that is not over)");
        }
        return TicketAnswer.done(new Renewed(renewed.get(), end.get()));
    }

    @Override
    public Optional<Refreshed> decidedBy(TicketError error) {
        return switch (error) {
            case INVALID_ASID, ASID_EXPIRED -> Optional.of(new Ended());
            case REFRESH_CONFLICT -> Optional.of(new Raced());
            case INVALID_REQUEST,
                    INVALID_CONSUMER,
                    CONSUMER_NOT_ALLOWED,
                    INVALID_C_URL,
                    INVALID_A_CODE,
                    SLOW_DOWN,
                    TEMPORARILY_UNAVAILABLE -> Optional.empty();
        };
    }
}
