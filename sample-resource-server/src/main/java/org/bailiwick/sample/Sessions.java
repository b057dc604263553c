package org.bailiwick.sample;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Consumer;
import org.bailiwick.testkit.asid.Resource;
import org.bailiwick.testkit.asid.SessionAuthority;

/**
 * An authority of sessions, and those who have sessions there or take them.
 *
 * @param journal knows who asked whom
 * @param authority where people log in
 * @param gateway takes sessions of programs, and is a consumer itself: people log in there
 * @param program a program in which people have logged in
 */
record Sessions(Journal journal, SessionAuthority authority, Party gateway, Program program) {
    /** What the authority is called. */
    static final String AUTHORITY = "authority";

    /** What the gateway is called. */
    static final String GATEWAY = "gateway";

    /** What the gateway is called at the authority, as a consumer: people are asked what this may have. */
    static final String DESK = "desk";

    /** For how long to try where the gateway may still remember what it has heard before. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Proofs need 256 bits; this has as many characters. */
    private static final String CONSUMER_SECRET = "not-a-secret-but-as-long-as-one-has-to-be-here";

    private static final Duration RACE = Duration.ofMinutes(1);

    /** How the authority is: whoever shows a superseded identifier at once is refused, and no thief. */
    static SessionAuthority.Builder settings() {
        return SessionAuthority.builder().raceWindow(RACE);
    }

    /** Introduces people, the program and the gateway, which is known by two names, to the authority. */
    static Sessions of(SessionAuthority authority, Ports ports) {
        Journal journal = new Journal();
        Party gateway = Party.at(ports.of(Place.GATEWAY), GATEWAY, journal);
        Program program = new Program(
                Consumer.builder("program-1")
                        .secret(CONSUMER_SECRET)
                        .url(Program.BACK)
                        .grants("writer", "editor")
                        .scopes("files", "email")
                        .build(),
                authority,
                gateway.uri());
        Consumer atTheGateway = Consumer.builder(DESK)
                .secret(CONSUMER_SECRET)
                .url(gateway.uri() + "/login/callback")
                .grants("teller")
                .scopes("email")
                .build();
        authority
                .person("Hilda Hartmann", "hilda")
                .person("Ivo Ilic", "ivo")
                .barred("Mallory Moore, who is barred", "mallory")
                .register(program.consumer())
                .register(atTheGateway)
                .register(Resource.builder(gateway.uri().toString())
                        .secret(World.CLIENT_SECRET)
                        .own()
                        .givenProofKeys()
                        .build());
        authority.watch(TicketWords.watcher(AUTHORITY, journal));
        return new Sessions(journal, authority, gateway, program);
    }

    /** A page of the gateway's. */
    URI at(String path) {
        return URI.create(gateway.uri() + path);
    }

    /** A stop where the program calls the gateway, with a credential that is made anew for each attempt. */
    Stop stop(String circumstances, Call call, UnaryOperator<Call> credential, Expectation expectation) {
        return Stop.of(shown(call), circumstances, () -> send(credential.apply(call)), expectation);
    }

    /**
     * The same, let through, and that the gateway has so many questions for the authority because of it. What it remembers it may
     * have forgotten, and hears again at the first attempt.
     */
    Stop costing(int questions, String circumstances, Call call, UnaryOperator<Call> credential) {
        return Stop.of(
                        shown(call),
                        circumstances,
                        () -> counted(credential.apply(call)),
                        Party.asking(questions, Expectation.letThrough(200)))
                .within(PATIENCE);
    }

    private static String shown(Call call) {
        return call.method() + " " + GATEWAY + call.path();
    }

    private Answer send(Call call) {
        Page unusedHere = journal.turn();
        return gateway.send(call);
    }

    private Answer counted(Call call) {
        Page page = journal.turn();
        Answer answer = gateway.send(call);
        return answer.noting(asked(page), answer.time());
    }

    /** What a stop's note says of the questions that the gateway had. */
    static String asked(Page page) {
        return Party.questions(page.questions(step -> step.isBetween(GATEWAY, AUTHORITY)));
    }

    /** A stop where the program sends a ticket. */
    static Stop ticket(AsidEndpoint endpoint, String circumstances, Supplier<Answer> sending, Expectation expectation) {
        return Stop.of("POST " + AUTHORITY + endpoint.path(), circumstances, sending, expectation);
    }
}
