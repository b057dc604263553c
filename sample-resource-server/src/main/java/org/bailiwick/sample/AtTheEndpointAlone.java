package org.bailiwick.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who may ask at a federation endpoint, and what for. */
record AtTheEndpointAlone(Federation federation) {
    Chapter<Stop> chapter() {
        String token = federation.tokenOfA();
        Call anonymous = Call.post(Federation.PATH, "token=" + token).asForm();
        return new Chapter<>(
                "At the federation endpoint alone",
                List.of(
                        stop(
                                "somebody it does not know",
                                anonymous,
                                refused(401, "invalid_client").and(Demand.challenge("Basic "))),
                        stop(
                                "RS2, about a token of A",
                                anonymous.as("rs2", World.CLIENT_SECRET),
                                Expectation.letThrough(200)
                                        .and(Demand.body(
                                                "\"iss\":\"" + federation.as2().issuer() + "\""))
                                        .and(Demand.body("\"federator\":\""
                                                + federation.as1().issuer() + "\""))),
                        stop("a question that was here before", comingBack(token), refused(400, "federation_loop")),
                        stop(
                                "an operator sees who trusts whom",
                                Call.get(Federation.PATH).as("operator", World.CLIENT_SECRET),
                                Expectation.letThrough(200)
                                        .and(Demand.body("trustees"))
                                        .and(Demand.bodyWithout(World.CLIENT_SECRET)))));
    }

    private Stop stop(String circumstances, Call call, Expectation expectation) {
        return Stop.of(
                call.method() + " AS2" + Federation.SHORT_PATH,
                circumstances,
                () -> federation.endpoint().send(call),
                expectation);
    }

    /** From AS3, which says that it had it from AS2. */
    private Call comingBack(String token) {
        String path = federation.as2().issuer() + " " + federation.names().addressOf("AS3");
        return Call.post(
                        Federation.PATH,
                        "token=" + token + "&federation_path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                .asForm()
                .as("as3", World.CLIENT_SECRET);
    }

    private static Expectation refused(int status, String error) {
        return new Expectation(status, "", List.of(Demand.body("\"error\":\"" + error + "\"")));
    }
}
