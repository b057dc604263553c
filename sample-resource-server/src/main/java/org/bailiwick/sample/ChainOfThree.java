package org.bailiwick.sample;

import java.util.List;

/** C trusts B, and B trusts A: what a token of A is worth in C, and who vouches for it. */
record ChainOfThree(Federation federation, Logs logs) {
    private static final String TITLE = "Who asked whom when RS3 saw a token of A for the first time";

    Chapter<Stop> chapter() {
        Party rs3 = federation.rs3();
        String ofA = federation.tokenOfA();
        return new Chapter<>(
                "Across three domains",
                List.of(
                        Stop.of(
                                "GET RS3/orders",
                                "of A: C trusts B, B trusts A",
                                () -> firstUse(ofA),
                                asking(3, Expectation.letThrough(200))),
                        rs3.stop("the same, remembered", read(ofA), asking(0, Expectation.letThrough(200))),
                        rs3.stop(
                                "whom C takes the caller for",
                                Call.get("/whoami").bearing(ofA),
                                asking(0, Expectation.letThrough(200))
                                        .and(Demand.body("name: " + doublyForeign() + "\n"))
                                        .and(Demand.body("roles: orders:read\n"))),
                        rs3.stop(
                                "of B, which C trusts",
                                read(federation.tokenOfB()),
                                asking(3, Expectation.letThrough(200)))));
    }

    private String doublyForeign() {
        return federation.as2().issuer() + "#" + federation.as1().issuer() + "#" + World.CLIENT;
    }

    /** With the path that the audit log of RS3 has to say. */
    private Answer firstUse(String token) {
        Page page = federation.journal().turn(TITLE);
        Answer answer = federation.rs3().send(read(token));
        logs.latest().stream()
                .map(federation.names()::in)
                .filter(line -> line.contains("\"path\":[\"AS1\",\"AS2\",\"AS3\"]"))
                .forEach(line -> page.remark("RS3's audit log: " + line));
        String note = page.remarks().size() == 1 ? Party.questions(page.questions()) : "no path in the audit log";
        return answer.noting(note, answer.time());
    }

    private static Call read(String token) {
        return Call.get("/orders").bearing(token);
    }

    private static Expectation asking(int questions, Expectation expectation) {
        return Party.asking(questions, expectation);
    }
}
