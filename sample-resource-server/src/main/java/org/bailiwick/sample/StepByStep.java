package org.bailiwick.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The first use of a token of A in B, as Token-Based Federation describes it in steps A to J. */
record StepByStep(Federation federation) {
    private static final String TITLE = "Who asked whom when RS2 saw a token of A for the first time";

    Chapter<Stop> chapter() {
        Overheard overheard = new Overheard(federation.journal());
        AtomicReference<String> token = new AtomicReference<>("");
        return new Chapter<>(
                "Across domains, step by step",
                List.of(
                        Stop.of(
                                "POST AS1/token",
                                "A to D: AS1 of domain A gives it",
                                () -> getToken(token),
                                Expectation.letThrough(200).and(Demand.body("\"access_token\":\"a_"))),
                        Stop.of(
                                "GET RS2/orders",
                                "E, J: RS2 of domain B serves it",
                                () -> federation.rs2().send(Call.get("/orders").bearing(token.get())),
                                Expectation.letThrough(200).and(Demand.body("apples"))),
                        overheard.stop(
                                "POST AS2" + Federation.SHORT_PATH,
                                "F, I: for that, RS2 asked AS2",
                                "RS2",
                                "AS2",
                                Federation.PATH),
                        overheard.stop(
                                "POST AS1/introspect", "G, H: for that, AS2 asked AS1", "AS2", "AS1", "/introspect")));
    }

    private Answer getToken(AtomicReference<String> token) {
        Page page = federation.journal().turn(TITLE);
        Page.Answering answering = page.asked(Journal.CLIENT, "AS1", () -> "POST /token");
        Answer answer = federation.askForTokenOfA();
        answering.ended(answer.status());
        token.set(ClientCredentials.token(answer));
        return answer;
    }
}
