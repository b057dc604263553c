package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import org.bailiwick.testkit.EmbeddedAuthority;

/** The authority is down, does not know RS1 any more, or takes the caller's token back. */
record NextHopTrouble(Federation federation) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Chapter<Stop> chapter() {
        EmbeddedAuthority as1 = federation.as1();
        Hopping rs1 = new Hopping(federation.rs1(), "RS2");
        String before = callerOfRs1();
        String down = callerOfRs1();
        String secret = callerOfRs1();
        String revoked = callerOfRs1();
        return new Chapter<>(
                "The next hop, trouble survived",
                List.of(
                        rs1.stop("a caller's first call", partnerOrders(before), served(1)),
                        rs1.stop("the same, and AS1 is down", partnerOrders(before), served(0))
                                .after(as1::stop),
                        rs1.stop(
                                "another caller, and AS1 is down",
                                partnerOrders(down),
                                undecided("authority_unreachable")),
                        rs1.stop("AS1 is back", partnerOrders(down), served(1))
                                .after(as1::heal)
                                .within(PATIENCE),
                        rs1.stop("AS1 refuses RS1's secret", partnerOrders(secret), undecided("credentials_refused"))
                                .after(() -> as1.client("rs1", "another secret")),
                        rs1.stop("put right", partnerOrders(secret), served(1))
                                .after(() -> as1.client("rs1", World.CLIENT_SECRET))
                                .within(PATIENCE),
                        rs1.stop(
                                        "the caller's token is revoked",
                                        partnerOrders(revoked),
                                        Hopping.costing(1, 0, Expectation.badToken("next_hop_token_refused")))
                                .after(() -> as1.revoke(revoked))));
    }

    /** A new token that RS1 has seen, so that it asks nobody what that is. */
    private String callerOfRs1() {
        String token = federation.tokenForRs1("orders:read");
        federation.rs1().send(Call.get("/orders").bearing(token));
        return token;
    }

    private static Call partnerOrders(String token) {
        return NextHopBounds.partnerOrders(token);
    }

    private static Expectation served(int traded) {
        return Hopping.costing(traded, 1, Expectation.letThrough(200));
    }

    private static Expectation undecided(String code) {
        return Hopping.costing(0, 0, Expectation.undecided(code));
    }
}
