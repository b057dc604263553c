package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import org.bailiwick.testkit.TokenBuilder;

/** Honest callers who have no token, the wrong one, or not enough. */
record KeptOut(World world, Entrance entrance) {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    Chapter<Stop> chapter() {
        return entrance.chapter(
                "Kept out",
                List.of(
                        entrance.stop("no token", Call.get("/orders"), Expectation.noCredential("credential_missing")),
                        badToken("expired", reader().expiredSince(A_WHILE), "token_expired"),
                        badToken("meant for another API", forAnotherApi(), "token_audience_mismatch"),
                        badToken("an ID token", reader().typ("JWT"), "token_type_refused"),
                        badToken("from an issuer nobody knows", fromAnywhere(), "token_issuer_unknown"),
                        entrance.stop(
                                "partner's, not believed here",
                                order(entrance.token(world.partner()).scopes("orders:write")),
                                Expectation.badToken("token_issuer_not_for_route")),
                        entrance.stop(
                                "without the scope",
                                order(reader()),
                                Expectation.notEnough("scope_missing").and(Demand.challenge("scope=\"orders:write\""))),
                        notEnough("without the grant", customer().claim("tenant", "acme"), "grant_missing"),
                        notEnough("teller of another tenant", teller().claim("tenant", "globex"), "claim_mismatch"),
                        entrance.stop(
                                "what no rule names",
                                Call.delete("/orders").bearing(reader().sign()),
                                Expectation.forbidden("no_rule"))));
    }

    private Stop badToken(String circumstances, TokenBuilder token, String code) {
        return entrance.stop(circumstances, Call.get("/orders").bearing(token.sign()), Expectation.badToken(code));
    }

    private Stop notEnough(String circumstances, TokenBuilder token, String code) {
        return entrance.stop(circumstances, Call.get("/accounts/7").bearing(token.sign()), Expectation.notEnough(code));
    }

    private static Call order(TokenBuilder token) {
        return Call.post("/orders", "1 pear").bearing(token.sign());
    }

    private TokenBuilder reader() {
        return entrance.token(world.home()).subject("alice").scopes("orders:read");
    }

    private TokenBuilder forAnotherApi() {
        return reader().audience("https://other.example.com");
    }

    private TokenBuilder fromAnywhere() {
        return reader().issuer("https://as.example.com");
    }

    private TokenBuilder customer() {
        return entrance.token(world.home()).subject("carol").scopes("accounts:read");
    }

    private TokenBuilder teller() {
        return customer().claim("roles", List.of("teller"));
    }
}
