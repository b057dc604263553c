package org.bailiwick.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bailiwick.testkit.asid.AsidEndpoint;

/** Sessions that are refreshed and revoked, and an authority that is down. What was said is remembered for three seconds here. */
final class SessionTrouble {
    private static final Call READ = Call.get("/files");

    private final Sessions sessions;
    private final Program program;
    private final Held old;
    private final Held unknown;
    private final AtomicReference<Held> current;

    SessionTrouble(Sessions sessions) {
        this.sessions = sessions;
        this.program = sessions.program();
        this.old = program.another();
        this.unknown = program.another();
        this.current = new AtomicReference<>(old);
    }

    Chapter<Stop> chapter() {
        return new Chapter<>(
                "A session, trouble survived",
                List.of(
                        read("a session", Expectation.letThrough(200)),
                        Sessions.ticket(
                                AsidEndpoint.REFRESH,
                                "refresh: another A_SID for it",
                                this::refresh,
                                Expectation.letThrough(200).and(Demand.body("\"a_sid_old\":\"" + old.sid()))),
                        read("the new one", Expectation.letThrough(200)),
                        sessions.stop("the old one", READ, call -> program.proven(call, old), inactive())
                                .within(Sessions.PATIENCE),
                        sessions.costing(0, "known, and the authority is down", READ, this::knownWhenDown),
                        sessions.stop(
                                "not known, and it is down",
                                READ,
                                call -> program.proven(call, unknown),
                                Expectation.undecided("authority_unreachable")),
                        sessions.costing(0, "not known, but with its ticket", READ, this::ticketedWhenDown),
                        read("the authority is back", Expectation.letThrough(200))
                                .after(sessions.authority()::heal)
                                .within(Sessions.PATIENCE),
                        Sessions.ticket(
                                AsidEndpoint.REVOKE,
                                "revoke: the program ends it",
                                () -> program.revoke(current.get()),
                                Expectation.letThrough(200)),
                        read("revoked", inactive()).within(Sessions.PATIENCE)));
    }

    private Stop read(String circumstances, Expectation expectation) {
        return sessions.stop(circumstances, READ, call -> program.proven(call, current.get()), expectation);
    }

    private static Expectation inactive() {
        return Expectation.badSession("session_inactive", "invalid_asid");
    }

    private Answer refresh() {
        Answer answer = program.refresh(old);
        current.set(new Held(Program.said(answer, "a_sid"), old.uid(), Program.said(answer, "a_ticket")));
        return answer;
    }

    private Call knownWhenDown(Call call) {
        goDown();
        return program.proven(call, current.get());
    }

    private Call ticketedWhenDown(Call call) {
        goDown();
        return program.ticketed(call, unknown);
    }

    /** Just after the gateway has heard of the session, and of the key of the program's proofs. */
    private void goDown() {
        sessions.authority().heal();
        sessions.gateway().send(program.proven(READ, current.get()));
        sessions.authority().stop();
    }
}
