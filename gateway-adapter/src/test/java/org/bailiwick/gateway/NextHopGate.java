package org.bailiwick.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Journal;
import org.bailiwick.config.Configuration;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * A gatekeeper that believes every token to be Alice's. What is below {@code /orders} goes to a next hop, and the tokens for that
 * are {@code first}, and in place of a refused one what it is told.
 */
public final class NextHopGate implements NextHops {
    private static final String HOP = "rs2";

    private final Queue<CompletionStage<HopAnswer>> others = new ConcurrentLinkedQueue<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<HopAnswer> asked = new CompletableFuture<>();
    private final Gatekeeper gatekeeper = new Gatekeeper(
            configuration(),
            (credential, believed) -> CompletableFuture.completedStage(new Verification.Accepted(alice())),
            this,
            new Journal(events::add, Clock.systemUTC(), System::nanoTime));

    private static VerifiedToken alice() {
        return VerifiedToken.vouchedBy(
                        "home",
                        new Issuer("https://as.example.com"),
                        "alice",
                        Instant.now().plusSeconds(600))
                .build();
    }

    private static Configuration configuration() {
        return GateConfiguration.of(Policy.of(List.of(
                rule("orders", "/orders/**", Optional.of(HOP)),
                rule("inside", "/orders-inside/**", Optional.of(HOP)),
                rule("odd", "/orders-odd/**", Optional.of(HOP)),
                rule("basic", "/orders-basic/**", Optional.of(HOP)),
                rule("any", "/**", Optional.empty()))));
    }

    private static Rule rule(String id, String path, Optional<String> nextHop) {
        return new Rule(
                id,
                Optional.empty(),
                PathPattern.of(path),
                Set.of(),
                new Access.Vouched(Requirement.ANY_CALLER),
                List.of("home"),
                Rule.Mode.ENFORCE,
                Rule.Preflight.PASS,
                nextHop);
    }

    public Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** Forgets what it was told, and what it has seen. */
    public void reset() {
        others.clear();
        refused.clear();
        events.clear();
        asked = new CompletableFuture<>();
    }

    /** In place of the next token that is refused comes this one. */
    public void another(String token) {
        another(CompletableFuture.completedStage(given(token)));
    }

    /** In place of the next token that is refused comes this. */
    public void another(CompletionStage<HopAnswer> answer) {
        others.add(answer);
    }

    public static HopAnswer given(String token) {
        return new HopAnswer.Given(token(token));
    }

    /** Is complete when a token has been asked for. */
    public CompletionStage<HopAnswer> asked() {
        return asked;
    }

    /** The fields of tokens that were refused. */
    public List<String> refused() {
        return refused;
    }

    /** Why requests ended, in order. */
    public List<Reason> reasons() {
        return events.stream()
                .map(AccessEvent.class::cast)
                .map(AccessEvent::reason)
                .toList();
    }

    private static HopToken token(String name) {
        return new HopToken(HopToken.AUTHORIZATION, Secret.of("Bearer " + name), Instant.MAX);
    }

    @Override
    public Set<String> names() {
        return Set.of(HOP);
    }

    @Override
    public NextHop of(String name, Caller caller) {
        return new Hop();
    }

    @Override
    public int forget(TokenHash callersToken) {
        return 0;
    }

    @Override
    public int forgetAll() {
        return 0;
    }

    @Override
    public List<Figures> figures() {
        return List.of();
    }

    private final class Hop implements NextHop {
        @Override
        public String name() {
            return HOP;
        }

        @Override
        public URI uri() {
            return URI.create("https://rs2.example.com");
        }

        @Override
        public boolean isAt(URI uri) {
            return false;
        }

        @Override
        public NextHop narrowedTo(Scopes scopes) {
            return this;
        }

        @Override
        public CompletionStage<HopAnswer> token() {
            asked.complete(given("first"));
            return asked;
        }

        @Override
        public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken token) {
            refused.add(token.value().reveal());
            CompletionStage<HopAnswer> other = others.poll();
            return other == null
                    ? CompletableFuture.completedStage(new HopAnswer.Undecided(Reason.AUTHORITY_UNREACHABLE))
                    : other;
        }
    }
}
