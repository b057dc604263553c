package org.bailiwick.sample;

import java.util.List;

/** How much of a caller's token goes on to the next hop, and when a token for there is got. */
record NextHopBounds(Federation federation) {
    Chapter<Stop> chapter() {
        Hopping rs1 = new Hopping(federation.rs1(), "RS2");
        String reader = federation.tokenForRs1("orders:read orders:write");
        String writer = federation.tokenForRs1("orders:write");
        return new Chapter<>(
                "The next hop, what a caller's token is worth there",
                List.of(
                        rs1.stop("a caller's first call", partnerOrders(reader), served(1)),
                        rs1.stop("the same, remembered", partnerOrders(reader), served(0)),
                        rs1.stop(
                                "without the scope for RS2",
                                partnerOrders(writer),
                                Hopping.costing(0, 0, Expectation.notEnough("next_hop_scope_missing"))
                                        .and(Demand.challenge("scope=\"orders:read\""))),
                        rs1.stop(
                                "got when the code needs it",
                                overview(federation.tokenForRs1("orders:read")),
                                served(1).and(Demand.body("9 baskets, here"))),
                        rs1.stop(
                                "without it, the code goes on",
                                overview(writer),
                                Hopping.costing(0, 0, Expectation.letThrough(200))
                                        .and(Demand.body("9 baskets, here"))
                                        .and(Demand.body("not to be told: next_hop_scope_missing"))),
                        federation
                                .rs2()
                                .stop(
                                        "the caller's token itself",
                                        Call.get("/orders").bearing(reader),
                                        Party.asking(2, Expectation.badToken("token_inactive")))));
    }

    private static Expectation served(int traded) {
        return Hopping.costing(traded, 1, Expectation.letThrough(200)).and(Demand.body("12 apples, at our partner"));
    }

    static Call partnerOrders(String token) {
        return Call.get("/partner-orders").bearing(token);
    }

    private static Call overview(String token) {
        return Call.get("/overview").bearing(token);
    }
}
