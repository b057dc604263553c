package org.bailiwick.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** RS1 needs RS2 to answer a client of A, as Token-Based Federation describes it in steps A to N. */
record NextHopStepByStep(Federation federation) {
    private static final String TITLE = "Who asked whom when RS1 needed RS2 to answer";

    Chapter<Stop> chapter() {
        Overheard overheard = new Overheard(federation.journal());
        AtomicReference<String> token = new AtomicReference<>("");
        return new Chapter<>(
                "The next hop, step by step",
                List.of(
                        Stop.of(
                                "POST AS1/token",
                                "A to D: AS1 gives AT1, for RS1",
                                () -> getToken(token),
                                Expectation.letThrough(200).and(Demand.body("\"access_token\":\"a_"))),
                        Stop.of(
                                "GET RS1/partner-orders",
                                "E, N: RS1 serves what RS2 said",
                                () -> federation
                                        .rs1()
                                        .send(Call.get("/partner-orders").bearing(token.get())),
                                Expectation.letThrough(200).and(Demand.body("12 apples, at our partner"))),
                        overheard.stop(
                                "POST AS1/token", "F, G: for that, AS1 gave RS1 AT2", "RS1", "AS1", TradeWords.PATH),
                        overheard
                                .stop("GET RS2/orders", "H, M: RS1 showed RS2 AT2", "RS1", "RS2", "/orders")
                                .noting(() -> whatCame(token.get()), "without AT1"),
                        overheard.stop(
                                "POST AS2" + Federation.SHORT_PATH,
                                "I, L: for that, RS2 asked AS2",
                                "RS2",
                                "AS2",
                                Federation.PATH),
                        overheard.stop(
                                "POST AS1/introspect", "J, K: for that, AS2 asked AS1", "AS2", "AS1", "/introspect")));
    }

    private String whatCame(String token) {
        return federation.callsOfRs1().haveBrought(token) ? "with AT1" : "without AT1";
    }

    private Answer getToken(AtomicReference<String> token) {
        Page page = federation.journal().turn(TITLE, Flow.RESOURCE_SERVER_TO_RESOURCE_SERVER);
        Page.Answering answering = page.asked(Journal.CLIENT, "AS1", () -> "POST /token");
        Answer answer = ClientCredentials.ask(
                federation.as1(), "orders:read orders:write", federation.rs1().uri());
        answering.ended(answer.status());
        token.set(ClientCredentials.token(answer));
        return answer;
    }
}
