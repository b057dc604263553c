package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import org.bailiwick.testkit.EmbeddedAuthority;

/** Tokens that are taken back, authorities that are down, and credentials that do not fit, one domain away. */
record TroubleBetweenDomains(Federation federation) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Chapter<Stop> chapter() {
        EmbeddedAuthority as1 = federation.as1();
        Party rs1 = federation.rs1();
        Party rs2 = federation.rs2();
        String revoked = federation.tokenOfA();
        String known = federation.tokenOfA();
        String unknown = federation.tokenOfA();
        return new Chapter<>(
                "Across domains, trouble survived",
                List.of(
                        rs1.stop("a token of A at home", read(revoked), asking(1, Expectation.letThrough(200))),
                        rs2.stop(
                                        "revoked since, and new to B",
                                        read(revoked),
                                        asking(2, Expectation.badToken("token_inactive")))
                                .after(() -> as1.revoke(revoked)),
                        rs1.stop("revoked, but remembered", read(revoked), asking(0, Expectation.letThrough(200))),
                        rs2.stop("another token of A", read(known), asking(2, Expectation.letThrough(200))),
                        rs2.stop("the same, and AS1 is down", read(known), asking(0, Expectation.letThrough(200)))
                                .after(as1::stop),
                        rs2.stop("a new one, and AS1 is down", read(unknown), undecided()),
                        rs2.stop("AS1 is back", read(unknown), Expectation.letThrough(200))
                                .after(as1::heal)
                                .within(PATIENCE),
                        rs2.stop("AS1 refuses AS2's secret", read(federation.tokenOfA()), undecided())
                                .after(() -> as1.client("as2", "another secret")),
                        rs2.stop("put right", read(federation.tokenOfA()), Expectation.letThrough(200))
                                .after(() -> as1.client("as2", World.CLIENT_SECRET))
                                .within(PATIENCE)));
    }

    private static Call read(String token) {
        return Call.get("/orders").bearing(token);
    }

    private static Expectation undecided() {
        return Expectation.undecided("authority_unreachable");
    }

    private static Expectation asking(int questions, Expectation expectation) {
        return Party.asking(questions, expectation);
    }
}
