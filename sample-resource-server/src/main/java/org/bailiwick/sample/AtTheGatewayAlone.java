package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.TokenBuilder;

/** What matters only where one process decides and another answers. */
record AtTheGatewayAlone(World world) {
    Chapter<Stop> chapter() {
        String reader = token().scopes("orders:read").sign();
        return new Chapter<>(
                "At the gateway alone",
                List.of(
                        stop(
                                "what the service is told",
                                Call.get("/received").bearing(reader),
                                told("bailiwick-subject: alice")
                                        .and(Demand.body("bailiwick-issuer: "))
                                        .and(Demand.body("bailiwick-scope: orders:read"))
                                        .and(Demand.bodyWithout("authorization"))
                                        .and(Demand.bodyWithout(reader))),
                        stop(
                                "claims to be root in any spelling",
                                claimingToBeRoot("/received").bearing(reader),
                                told("bailiwick-subject: alice").and(Demand.bodyWithout("root"))),
                        stop(
                                "the same where everybody may go",
                                claimingToBeRoot("/received/in-public"),
                                told("host: ")
                                        .and(Demand.bodyWithout("bailiwick"))
                                        .and(Demand.bodyWithout("root"))),
                        stop(
                                "by the rule of a route",
                                Call.get("/warehouse/stock")
                                        .bearing(token().scopes("stock:read").sign()),
                                told("40 pears")),
                        stop(
                                "the same without its scope",
                                Call.get("/warehouse/stock").bearing(reader),
                                Expectation.notEnough("scope_missing").and(Demand.challenge("scope=\"stock:read\""))),
                        stop(
                                "a token of the gateway's own",
                                Call.get("/by-token").bearing(reader),
                                told("iss: " + world.gateway().uri() + "\n")
                                        .and(Demand.body("sub: " + world.home().issuer() + "#alice\n"))
                                        .and(Demand.body("aud: " + world.service() + "\n"))
                                        .and(Demand.body("scope: orders:read\n"))),
                        stop(
                                "by which keys that is signed",
                                Call.get("/.well-known/jwks.json"),
                                told("\"kty\":\"EC\"").and(Demand.bodyWithout("\"d\":"))),
                        stop(
                                "an encoded slash",
                                Call.get("/received/in-public%2F..").bearing(reader),
                                Expectation.badRequest("path_not_normal")),
                        stop(
                                "meant for the API beside it",
                                Call.get("/orders").bearing(forTheApi()),
                                Expectation.badToken("token_audience_mismatch"))));
    }

    private Stop stop(String circumstances, Call call, Expectation expectation) {
        return world.gateway().stop(circumstances, call, expectation);
    }

    private static Expectation told(String words) {
        return Expectation.letThrough(200).and(Demand.body(words));
    }

    private static Call claimingToBeRoot(String path) {
        return Call.get(path)
                .with("Bailiwick-Subject", "root")
                .with("BAILIWICK_SUBJECT", "root")
                .with("bailiwick.grants", "root");
    }

    private TokenBuilder token() {
        return world.gateway().token(world.home()).subject("alice");
    }

    private String forTheApi() {
        return world.api()
                .token(world.home())
                .subject("alice")
                .scopes("orders:read")
                .sign();
    }
}
