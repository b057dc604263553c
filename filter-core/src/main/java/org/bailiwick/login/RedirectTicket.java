package org.bailiwick.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bailiwick.asid.Members;
import org.bailiwick.credential.SessionName;
import org.bailiwick.login.SessionConsumer.Handshaken;
import org.bailiwick.login.SessionConsumer.Redirect;
import org.bailiwick.token.Claims;
import org.bailiwick.transport.Answer.Answered;

/** The Redirect Ticket: where a browser is to go, and by what it is known when it comes back (CS-1). */
final class RedirectTicket implements TicketMeaning<Handshaken> {
    private static final int OK = 200;

    private final boolean loopbackHttp;
    private final boolean withoutCode;
    private final Clock clock;

    /**
     * As an authority gives it.
     *
     * @param loopbackHttp whether {@code a_url} may be plain http at a loopback address
     * @param withoutCode whether the authority is of the seed's form: {@code a_url} may tell the A_SID then, which stands for a
     *     handle where there is none
     */
    RedirectTicket(boolean loopbackHttp, boolean withoutCode, Clock clock) {
        this.loopbackHttp = loopbackHttp;
        this.withoutCode = withoutCode;
        this.clock = clock;
    }

    @Override
    public TicketAnswer<Handshaken> read(Answered answered, Claims members) {
        Optional<String> sid = members.text("a_sid").filter(SessionName::isSid);
        Optional<RedirectUrl> url = members.text("a_url").flatMap(text -> RedirectUrl.parse(text, loopbackHttp));
        Optional<Instant> end = Members.time(members, "a_exp").filter(time -> time.isAfter(clock.instant()));
        if (answered.status() != OK || !members.text("ticket").equals(Optional.of("redirect"))) {
            return TicketAnswer.unbelievable("ticket: another (expected: redirect, with status 200)");
        }
        if (sid.isEmpty() || url.isEmpty() || end.isEmpty()) {
            return TicketAnswer.unbelievable("members: not all as they should be (expected: a_sid, an https a_url,"
                    + " and an a_exp that is not over)");
        }
        if (!withoutCode && url.get().tells(sid.get())) { // who sees a_url must not know the session
            return TicketAnswer.unbelievable("a_url: with the a_sid in it (expected: an unrelated handle)");
        }
        return url.get()
                .handle()
                .or(() -> sid.filter(same -> withoutCode))
                .map(handle -> TicketAnswer.<Handshaken>done(
                        new Redirect(sid.get(), url.get().uri(), handle, end.get())))
                .orElseGet(() -> TicketAnswer.unbelievable("a_url: without a handle (expected: a_handle, or a last"
                        + " path segment, of 16 to 256 characters)"));
    }

    @Override
    public Optional<Handshaken> decidedBy(TicketError error) {
        return Optional.empty();
    }
}
