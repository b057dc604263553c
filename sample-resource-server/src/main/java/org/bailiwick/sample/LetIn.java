package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.TokenBuilder;

/** Who gets in, and what the API then sees of them. */
record LetIn(World world, Caller caller) {
    Chapter<Stop> chapter() {
        return new Chapter<>(
                "Let in",
                List.of(
                        caller.stop("public, no token", Call.get("/health"), Expectation.letThrough(200)),
                        caller.stop(
                                "home's token", Call.get("/orders").bearing(readers()), Expectation.letThrough(200)),
                        caller.stop(
                                "partner's, believed here",
                                Call.get("/orders").bearing(partners()),
                                Expectation.letThrough(200)),
                        Stop.of(
                                "POST /orders",
                                "by client credentials",
                                this::orderByClientCredentials,
                                Expectation.letThrough(201)),
                        caller.stop(
                                "scope, grant and tenant",
                                Call.get("/accounts/7").bearing(teller().sign()),
                                Expectation.letThrough(200).and(Demand.body("1200.00 EUR"))),
                        caller.stop(
                                "the API asks who is calling",
                                Call.get("/whoami").bearing(teller().sign()),
                                Expectation.letThrough(200)
                                        .and(Demand.body("name: alice"))
                                        .and(Demand.body("roles: teller accounts:read"))),
                        Stop.of(
                                "GET /.well-known/...",
                                "the resource's own description",
                                () -> caller.send(Call.get("/.well-known/oauth-protected-resource")),
                                Expectation.letThrough(200)
                                        .and(Demand.body("\"resource\":\"" + world.api() + "\""))
                                        .and(Demand.body("\"" + world.home().issuer() + "\"")))));
    }

    private String readers() {
        return world.home().token().subject("alice").scopes("orders:read").sign();
    }

    private String partners() {
        return world.partner().token().subject("bob").scopes("orders:read").sign();
    }

    private TokenBuilder teller() {
        return world.home()
                .token()
                .subject("alice")
                .scopes("accounts:read")
                .claim("roles", List.of("teller"))
                .claim("tenant", "acme");
    }

    private Answer orderByClientCredentials() {
        String token = ClientCredentials.token(world.home(), "orders:write");
        return caller.send(Call.post("/orders", "7 plums").bearing(token));
    }
}
