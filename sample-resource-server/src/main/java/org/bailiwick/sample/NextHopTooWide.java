package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.Excess;

/** An authority that gives more than the caller had: whatever it is, RS2 does not get to see it. */
record NextHopTooWide(Federation federation) {
    Chapter<Stop> chapter() {
        return new Chapter<>(
                "The next hop, too much is given",
                List.of(
                        discarded("scopes nobody asked for", Excess.SCOPE_WIDER, "next_hop_scope_wider"),
                        discarded("for RS2 and somebody else", Excess.AUDIENCE_WIDER, "next_hop_audience_wider"),
                        discarded("longer than the caller's", Excess.LIFE_LONGER, "next_hop_life_longer"),
                        discarded("for another subject", Excess.SUBJECT_OF_ANOTHER, "next_hop_subject_changed"),
                        discarded("the caller's own back", Excess.CALLERS_OWN_TOKEN, "next_hop_token_unchanged"),
                        rs1().stop(
                                        "what was asked for, again",
                                        call(),
                                        Hopping.costing(1, 1, Expectation.letThrough(200)))
                                .after(federation.as1()::honest)));
    }

    private Stop discarded(String circumstances, Excess excess, String code) {
        return rs1().stop(circumstances, call(), Hopping.costing(1, 0, Expectation.badAuthority(code)))
                .after(() -> federation.as1().exceed(excess));
    }

    private Hopping rs1() {
        return new Hopping(federation.rs1(), "RS2");
    }

    private Call call() {
        return NextHopBounds.partnerOrders(federation.tokenForRs1("orders:read"));
    }
}
