package org.bailiwick.sample;

import java.util.List;

/** What a token of one domain is worth in another that trusts it. */
record AcrossDomains(Federation federation) {
    Chapter<Stop> chapter() {
        Party rs1 = federation.rs1();
        Party rs2 = federation.rs2();
        String ofA = federation.tokenOfA();
        String ofB = federation.tokenOfB();
        return new Chapter<>(
                "Across domains, what a token is worth",
                List.of(
                        rs2.stop("a token of A, new to B", read(ofA), letThrough(200, 2)),
                        rs2.stop("the same, remembered", read(ofA), letThrough(200, 0)),
                        rs1.stop("the same at home", read(ofA), letThrough(200, 1)),
                        rs1.stop("at home it may write", write(ofA), letThrough(201, 0)),
                        rs2.stop("in B, A may read and no more", write(ofA), notEnough("scope_missing")),
                        rs2.stop(
                                "whom B takes the caller for",
                                Call.get("/whoami").bearing(ofA),
                                letThrough(200, 0)
                                        .and(Demand.body("name: " + foreign() + "\n"))
                                        .and(Demand.body("roles: orders:read\n"))),
                        rs2.stop("where only partners may go", partnersOnly(ofA), letThrough(200, 0)),
                        rs2.stop("B's own token", read(ofB), letThrough(200, 2)),
                        rs2.stop(
                                "B's own, where only partners may", partnersOnly(ofB), notEnough("federation_missing")),
                        rs1.stop("B's at A, which trusts nobody", read(ofB), badToken("token_not_recognized")),
                        rs2.stop("of a domain nobody trusts", read(ofNobody()), badToken("token_issuer_unknown"))));
    }

    private String foreign() {
        return federation.as1().issuer() + "#" + World.CLIENT;
    }

    /** Everybody can say who they are. */
    private String ofNobody() {
        return federation
                .as1()
                .token()
                .issuer("https://as.example.com")
                .audience(federation.rs2().uri().toString())
                .scopes("orders:read")
                .sign();
    }

    private static Call read(String token) {
        return Call.get("/orders").bearing(token);
    }

    private static Call write(String token) {
        return Call.post("/orders", "7 plums").bearing(token);
    }

    private static Call partnersOnly(String token) {
        return Call.get("/suppliers").bearing(token);
    }

    private static Expectation letThrough(int status, int questions) {
        return Party.asking(questions, Expectation.letThrough(status));
    }

    private static Expectation notEnough(String code) {
        return Party.asking(0, Expectation.notEnough(code));
    }

    private static Expectation badToken(String code) {
        return Party.asking(0, Expectation.badToken(code));
    }
}
