package org.bailiwick.sample;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Visitor;

/** A program gets a session and shows it at the gateway: ticket by ticket, and in each of the three modes. */
final class TicketByTicket {
    private static final String TITLE = "Who asked whom when a program showed a session for the first time";
    private static final Call READ = Call.get("/files");
    private static final Call WRITE = Call.post("/files", "a letter to ivo");

    private final Sessions sessions;
    private final Program program;
    private final Tab tab;
    private final AtomicReference<Answer> redirect = new AtomicReference<>(Answer.NONE);
    private final AtomicReference<Held> session = new AtomicReference<>(Held.NONE);

    TicketByTicket(Sessions sessions) {
        this.sessions = sessions;
        this.program = sessions.program();
        this.tab = new Tab(sessions.journal());
    }

    /** The gateway has seen a session before, so that the times are not those of a cold JVM. */
    Chapter<Stop> chapter() {
        sessions.gateway().send(program.proven(READ, program.another()));
        return new Chapter<>(
                "A session, ticket by ticket",
                Stream.concat(gettingIt(), Stream.concat(showingIt(), inOtherModes()))
                        .toList());
    }

    private Stream<Stop> gettingIt() {
        return Stream.of(
                Sessions.ticket(
                        AsidEndpoint.HANDSHAKE,
                        "handshake: a program begins",
                        this::begin,
                        said("\"ticket\":\"redirect\"").and(Demand.body("\"a_url\""))),
                tab.stop(
                        "GET",
                        Sessions.AUTHORITY,
                        AsidEndpoint.LOGIN.path(),
                        "A_URL: hilda is asked",
                        () -> tab.browser().visit(Program.said(redirect.get(), "a_url")),
                        said("program-1")),
                tab.stop(
                        "POST",
                        Sessions.AUTHORITY,
                        AsidEndpoint.LOGIN.path(),
                        "C_URL: she consents to some of it",
                        () -> Visitor.as("Hilda Hartmann")
                                .granting("writer")
                                .sharing("files")
                                .allow(tab.page()),
                        Expectation.sentTo(Program.BACK + "?a_handle=")),
                Sessions.ticket(
                        AsidEndpoint.RESULT,
                        "result request: what became of it",
                        this::fetch,
                        said("\"state\":\"partial\"").and(Demand.body("\"editor\":false"))));
    }

    private Answer begin() {
        Page unusedHere = sessions.journal().turn(TITLE, Flow.OTHER);
        redirect.set(program.handshake());
        return redirect.get();
    }

    private Answer fetch() {
        URI back = tab.page().location().orElse(URI.create(Program.BACK));
        Answer result = program.result(Program.said(redirect.get(), "a_sid"), Program.parameter(back, "a_code"));
        session.set(Program.held(result));
        return result;
    }

    private Stream<Stop> showingIt() {
        return Stream.of(
                Stop.of(
                        "GET gateway/files",
                        "a data call, with a proof",
                        () -> sessions.gateway().send(program.proven(READ, session.get())),
                        said("a letter")),
                new Overheard(sessions.journal())
                        .stop(
                                "POST authority/asid/verify",
                                "for that, the gateway asked",
                                Sessions.GATEWAY,
                                Sessions.AUTHORITY,
                                "/asid/verify"),
                sessions.costing(0, "another proof, remembered", READ, call -> program.proven(call, session.get())),
                sessions.stop(
                        "a proof that was here before",
                        READ,
                        this::shownBefore,
                        Expectation.badSession("proof_replayed", "invalid_proof")),
                proven("the proof covers the body", WRITE, Expectation.letThrough(201)),
                sessions.stop(
                                "another body than it covers",
                                Call.post("/files", "a letter to eve"),
                                this::withAnothersProof,
                                Expectation.badSession("proof_invalid", "invalid_proof"))
                        .within(Sessions.PATIENCE),
                proven(
                        "a role that she has not given",
                        Call.delete("/files"),
                        Expectation.notEnoughOfASession("grant_missing", "insufficient_grant")
                                .and(Demand.challenge("c_grant=\"editor\""))));
    }

    private Stream<Stop> inOtherModes() {
        return Stream.of(
                sessions.costing(
                        0,
                        "a new one, with its signed ticket",
                        READ,
                        call -> program.ticketed(call, program.another())),
                secretly("the secret, as the seed has it", "/files/legacy", Expectation.letThrough(200)),
                secretly(
                        "the secret, where it is not taken",
                        "/files",
                        Expectation.badSession("session_mode_refused", "invalid_asid")));
    }

    private Stop proven(String circumstances, Call call, Expectation expectation) {
        return sessions.stop(circumstances, call, each -> program.proven(each, session.get()), expectation);
    }

    private Stop secretly(String circumstances, String path, Expectation expectation) {
        return sessions.stop(circumstances, Call.get(path), call -> program.secretly(call, session.get()), expectation);
    }

    private Call shownBefore(Call call) {
        Call shown = program.proven(call, session.get());
        sessions.gateway().send(shown);
        return shown;
    }

    /** That of a call that is good, and before which another one was, so that the gateway can tell what is wrong. */
    private Call withAnothersProof(Call call) {
        sessions.gateway().send(program.proven(READ, session.get()));
        return new Call(
                call.method(), call.path(), program.proven(WRITE, session.get()).fields(), call.body());
    }

    private static Expectation said(String words) {
        return Expectation.letThrough(200).and(Demand.body(words));
    }
}
