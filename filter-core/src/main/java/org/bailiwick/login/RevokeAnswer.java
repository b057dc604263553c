package org.bailiwick.login;

import java.util.Map;
import java.util.Optional;
import org.bailiwick.event.LoginEvent.Step;
import org.bailiwick.login.SessionConsumer.Done;
import org.bailiwick.login.SessionConsumer.Revoked;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/** What is answered to a revocation: an object with nothing in it, whether there was a session or not. */
final class RevokeAnswer implements TicketMeaning<Revoked> {
    private static final int OK = 200;

    /** The ticket that is answered so. */
    static TicketQuestion<Revoked> asked(String sid) {
        return new TicketQuestion<>(Step.REVOKE, Map.of("ticket", "revoke", "a_sid", sid), new RevokeAnswer());
    }

    @Override
    public TicketAnswer<Revoked> read(Answered answered, Claims members) {
        return answered.status() == OK && !members.text("ticket").equals(Optional.of("error"))
                ? TicketAnswer.done(new Done())
                : TicketAnswer.unbelievable("answer: another (expected: an empty object, with status 200)");
    }

    /** What is no more need not be ended, though the protocol has no such errors here. */
    @Override
    public Optional<Revoked> decidedBy(TicketError error) {
        return error == TicketError.INVALID_ASID || error == TicketError.ASID_EXPIRED
                ? Optional.of(new Done())
                : Optional.empty();
    }
}
