package org.bailiwick.sample;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The first use of a token of A in B, as Token-Based Federation describes it in steps A to J. */
record StepByStep(Federation federation) {
    private static final String TITLE = "Who asked whom when RS2 saw a token of A for the first time";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpHeaders NO_FIELDS = HttpHeaders.of(Map.of(), (name, value) -> true);
    private static final Answer NONE = new Answer(0, NO_FIELDS, "", Duration.ZERO, "not asked");

    Chapter<Stop> chapter() {
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
                        overheard("AS2" + Federation.SHORT_PATH, "F, I: for that, RS2 asked AS2", "RS2", "AS2"),
                        overheard("AS1/introspect", "G, H: for that, AS2 asked AS1", "AS2", "AS1")));
    }

    private Answer getToken(AtomicReference<String> token) {
        Page page = federation.journal().turn(TITLE);
        Page.Answering answering = page.asked(Journal.CLIENT, "AS1", () -> "POST /token");
        Answer answer = federation.askForTokenOfA();
        answering.ended(answer.status());
        token.set(ClientCredentials.token(answer));
        return answer;
    }

    /** An exchange that has happened already, because of the stop before; whoever took it down may not be ready yet. */
    private Stop overheard(String call, String circumstances, String asker, String asked) {
        return Stop.of("POST " + call, circumstances, () -> exchange(asker, asked), Expectation.letThrough(200))
                .within(PATIENCE);
    }

    private Answer exchange(String asker, String asked) {
        return federation
                .journal()
                .open()
                .exchange(asker, asked)
                .map(exchange -> new Answer(exchange.status(), NO_FIELDS, "", exchange.time(), ""))
                .orElse(NONE);
    }
}
