package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.login.Logins;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.PublishedDocument;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/** A gatekeeper of a few rules, and what it tells of its decisions. */
final class GateUnderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final VerifiedToken ALICE = VerifiedToken.vouchedBy(
                    "home", new Issuer("https://as.example.com"), "alice", NOW.plusSeconds(60))
            .client("app")
            .scopes(Scopes.of(List.of("orders:read")))
            .grants(new Grants(Map.of("teller", true, "manager", false)))
            .claims(Claims.of(Map.of("tenant", "acme", "sub", "alice")))
            .build();

    /** Every token is Alice's. */
    static final DomainDirectory VOUCHES = says(new Verification.Accepted(ALICE));

    static final DomainDirectory MUST_NOT_BE_ASKED = (credential, believed) -> {
        throw new AssertionError("asked");
    };

    final List<Event> events = new ArrayList<>();

    private static Rule rule(String id, String path, Requirement requirement) {
        return new Rule(
                id,
                PathPattern.of(path),
                Set.of(),
                new Access.Vouched(requirement),
                List.of("home"),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS);
    }

    private static Rule observing(String id, String path, Requirement requirement) {
        Rule rule = rule(id, path, requirement);
        return new Rule(
                id, rule.path(), Set.of(), rule.access(), rule.domains(), Rule.Mode.OBSERVE, Rule.Preflight.REFUSE);
    }

    private static Requirement scopes(String... scopes) {
        return new Requirement(Scopes.of(List.of(scopes)), Scopes.NONE, Set.of(), Map.of());
    }

    Gatekeeper over(DomainDirectory domains) {
        return over(domains, Duration.ofSeconds(3));
    }

    Gatekeeper over(DomainDirectory domains, Duration deadline) {
        Policy policy = Policy.of(List.of(
                new Rule(
                        "health",
                        PathPattern.of("/health"),
                        Set.of(),
                        new Access.Public(),
                        List.of(),
                        Rule.Mode.ENFORCE,
                        Rule.Preflight.PASS),
                rule("any", "/any", Requirement.ANY_CALLER),
                rule("orders", "/orders", scopes("orders:read")),
                rule("write", "/write", scopes("orders:read", "orders:write")),
                rule(
                        "either",
                        "/either",
                        new Requirement(
                                Scopes.NONE, Scopes.of(List.of("orders:write", "orders:admin")), Set.of(), Map.of())),
                rule("teller", "/teller", new Requirement(Scopes.NONE, Scopes.NONE, Set.of("teller"), Map.of())),
                rule("manager", "/manager", new Requirement(Scopes.NONE, Scopes.NONE, Set.of("manager"), Map.of())),
                rule(
                        "mine",
                        "/users/{id}",
                        new Requirement(
                                Scopes.NONE,
                                Scopes.NONE,
                                Set.of(),
                                Map.of(
                                        "tenant", new ClaimValue.Exactly("acme"),
                                        "sub", new ClaimValue.Variable("id")))),
                observing("watched", "/watched", scopes("nobody:has"))));
        return new Gatekeeper(
                GateConfiguration.of(Map.of(), policy, deadline, true),
                domains,
                NextHops.none(),
                Logins.none(),
                new Journal(events::add, Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime),
                List.of(new Keys()));
    }

    /** Something else that is published. */
    private static final class Keys implements PublishedDocument {
        @Override
        public String path() {
            return "/keys.json";
        }

        @Override
        public HttpAnswer document() {
            return HttpAnswer.of(200, Map.of("Content-Type", "application/jwk-set+json"), new byte[0]);
        }
    }

    static DomainDirectory says(Verification verification) {
        return (credential, believed) -> CompletableFuture.completedStage(verification);
    }

    static Verdict verdict(Gatekeeper gatekeeper, FakeRequest request) {
        return gatekeeper.admit(request).toCompletableFuture().join();
    }

    AccessEvent onlyEvent() {
        assertThat(events).hasSize(1);
        return (AccessEvent) events.get(0);
    }
}
