package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Flaw;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;

/** Callers who are up to something. */
record TricksRefused(World world, Entrance entrance) {
    private static final int STORM = 200;
    private static final Expectation UNKNOWN_KEY = Expectation.badToken("token_key_unknown");

    Chapter<Stop> chapter() {
        String good = reader().sign();
        return entrance.chapter(
                "Tricks refused",
                List.of(
                        forgery("a stranger's signature", byStranger(), "token_signature_invalid"),
                        forgery(
                                "a stranger's key in the header",
                                reader().sign(Flaw.EMBEDDED_KEY),
                                "token_signature_invalid"),
                        forgery("alg: none", reader().sign(Flaw.ALG_NONE), "token_algorithm_refused"),
                        forgery(
                                "an HMAC made with the public key",
                                reader().sign(Flaw.HMAC_WITH_PUBLIC_KEY),
                                "token_algorithm_refused"),
                        entrance.stop(
                                "two credentials",
                                Call.get("/orders").bearing(good).bearing(good),
                                Expectation.badRequest("credential_duplicated")),
                        entrance.stop(
                                "a good token, in the query",
                                Call.get("/orders?access_token=" + good),
                                Expectation.noCredential("credential_missing")),
                        detour("/health/..;/orders"),
                        detour("/health/%2e%2e/orders"),
                        detour("//orders"),
                        entrance.stop(
                                "claims to be root in a header",
                                Call.get("/whoami")
                                        .bearing(good)
                                        .with("Bailiwick-Subject", "root")
                                        .with("Bailiwick-Grants", "root"),
                                Expectation.letThrough(200)
                                        .and(Demand.body("name: alice"))
                                        .and(Demand.bodyWithout("root"))
                                        .and(Demand.bodyWithout("rants"))),
                        Stop.of(
                                "GET /orders",
                                "a storm of " + STORM + " unknown key ids",
                                this::storm,
                                UNKNOWN_KEY.and(Demand.note("[01] fetch(es)?")))));
    }

    private TokenBuilder reader() {
        return entrance.token(world.home()).subject("alice").scopes("orders:read");
    }

    private String byStranger() {
        EmbeddedAuthority home = world.home();
        SigningKey stranger = home.strangersKey();
        Algorithm algorithm = stranger.algorithm();
        return reader().signedBy(stranger.withKid(home.key(algorithm).kid())).sign();
    }

    private Stop forgery(String circumstances, String token, String code) {
        return entrance.stop(circumstances, Call.get("/orders").bearing(token), Expectation.badToken(code));
    }

    /** A path that begins where everybody may go and ends where not. */
    private Stop detour(String path) {
        return entrance.stop("a way around", Call.get(path), Expectation.badRequest("path_not_normal"));
    }

    /** Whoever can make a resource server ask for keys by a made-up key id can make it attack its own authority. */
    private Answer storm() {
        EmbeddedAuthority partner = world.partner();
        int fetchesBefore = partner.requests(Endpoint.JWKS);
        long begun = System.nanoTime();
        Answer answer = bluff();
        for (int i = 1; i < STORM && UNKNOWN_KEY.differences(answer).isEmpty(); i++) {
            answer = bluff();
        }
        int fetches = partner.requests(Endpoint.JWKS) - fetchesBefore;
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        return answer.noting(fetches + (fetches == 1 ? " fetch" : " fetches"), time);
    }

    private Answer bluff() {
        EmbeddedAuthority partner = world.partner();
        TokenBuilder token = entrance.token(partner)
                .scopes("orders:read")
                .signedBy(partner.strangersKey())
                .kid(UUID.randomUUID().toString());
        return entrance.send(Call.get("/orders").bearing(token.sign()));
    }
}
