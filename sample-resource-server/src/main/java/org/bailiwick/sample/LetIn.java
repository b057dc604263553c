package org.bailiwick.sample;

import java.util.List;
import org.bailiwick.testkit.TokenBuilder;

/** Who gets in, and what the API then sees of them. */
record LetIn(World world, Entrance entrance) {
    Chapter<Stop> chapter() {
        return entrance.chapter(
                "Let in",
                List.of(
                        entrance.stop("public, no token", Call.get("/health"), Expectation.letThrough(200)),
                        entrance.stop(
                                "home's token", Call.get("/orders").bearing(readers()), Expectation.letThrough(200)),
                        entrance.stop(
                                "partner's, believed here",
                                Call.get("/orders").bearing(partners()),
                                Expectation.letThrough(200)),
                        Stop.of(
                                "POST /orders",
                                "by client credentials",
                                this::orderByClientCredentials,
                                Expectation.letThrough(201)),
                        entrance.stop(
                                "scope, grant and tenant",
                                Call.get("/accounts/7").bearing(teller().sign()),
                                Expectation.letThrough(200).and(Demand.body("1200.00 EUR"))),
                        entrance.stop(
                                "the API asks who is calling",
                                Call.get("/whoami").bearing(teller().sign()),
                                Expectation.letThrough(200)
                                        .and(Demand.body("name: alice"))
                                        .and(Demand.body("roles: teller accounts:read"))),
                        Stop.of(
                                "GET /.well-known/...",
                                "the resource's own description",
                                () -> entrance.send(Call.get("/.well-known/oauth-protected-resource")),
                                Expectation.letThrough(200)
                                        .and(Demand.body("\"resource\":\"" + entrance.uri() + "\""))
                                        .and(Demand.body("\"" + world.home().issuer() + "\"")))));
    }

    private String readers() {
        return entrance.token(world.home())
                .subject("alice")
                .scopes("orders:read")
                .sign();
    }

    private String partners() {
        return entrance.token(world.partner())
                .subject("bob")
                .scopes("orders:read")
                .sign();
    }

    private TokenBuilder teller() {
        return entrance.token(world.home())
                .subject("alice")
                .scopes("accounts:read")
                .claim("roles", List.of("teller"))
                .claim("tenant", "acme");
    }

    private Answer orderByClientCredentials() {
        String token = ClientCredentials.token(world.home(), entrance.uri(), "orders:write");
        return entrance.send(Call.post("/orders", "7 plums").bearing(token));
    }
}
