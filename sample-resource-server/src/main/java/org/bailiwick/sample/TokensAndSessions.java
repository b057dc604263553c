package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.EmbeddedAuthority;

/** A route that takes tokens and sessions, as its callers have them. */
record TokensAndSessions(World world) {
    private static final Call SHELF = Call.get("/shelf");

    Chapter<Stop> chapter() {
        Sessions sessions = world.sessions();
        Program program = sessions.program();
        Held session = program.another();
        return new Chapter<>(
                "Tokens and sessions at one route",
                List.of(
                        sessions.stop("no credential: two challenges", SHELF, call -> call, challenged()),
                        sessions.stop(
                                "home's token", SHELF, call -> call.bearing(token()), Expectation.letThrough(200)),
                        sessions.stop(
                                "a session, with a proof",
                                SHELF,
                                call -> program.proven(call, session),
                                Expectation.letThrough(200)),
                        sessions.stop(
                                "both at once",
                                SHELF,
                                call -> program.proven(call, session).bearing(token()),
                                new Expectation(400, "credential_duplicated", List.of()))));
    }

    private Expectation challenged() {
        return Expectation.noCredential("credential_missing")
                .and(Demand.challenge("ASID realm=\"" + world.gateway().uri()))
                .and(Demand.challenge(
                        "authority=\"" + world.sessions().authority().authority()))
                .and(Demand.challenge("modes=\"proof ticket\""));
    }

    private String token() {
        EmbeddedAuthority home = world.home();
        return world.gateway().token(home).subject("alice").sign();
    }
}
