package org.bailiwick.exchange;

import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.EdgeScopes;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;

/** Edges over scripted trades, with time that passes when told to, and callers for them. */
final class HopsUnderTest {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant CALLERS_END = NOW.plusSeconds(600);
    static final Issuer HOME = new Issuer("https://as.home.example");

    private static final TokenAuthority AUTHORITY = new TokenAuthority(
            HOME,
            Optional.empty(),
            new ClientSettings("rs1", new ClientSettings.Proof.BasicSecret(Secret.of("s3cret"))));
    private static final Bounds BOUNDS = new Bounds(Optional.empty(), new NewSubject.Same(), 4, Duration.ZERO);

    static final Way REDELEGATE = new Way.Redelegate(AUTHORITY, false, BOUNDS);
    static final Way EXCHANGE = new Way.Exchange(AUTHORITY, true, Optional.empty(), BOUNDS);
    static final Way CHAIN = new Way.Chain(AUTHORITY, AUTHORITY, Optional.empty(), BOUNDS);
    static final Way INTERNAL_JWT = new Way.InternalJwt(Duration.ofSeconds(60), Optional.empty());
    static final Way RELAY = new Way.Relay();

    final TestClock clock = new TestClock();
    final TestTicker ticker = new TestTicker();
    final ScriptedTrade trade = new ScriptedTrade(CALLERS_END);
    final ConfiguredNextHops hops = over(trade, 10_000_000);

    /** Two chained edges and one of our own that is for every domain. */
    ConfiguredNextHops over(Trade used, long bytes) {
        EdgeScopes scopes = new EdgeScopes.Intersection(scopes("read", "write"));
        return new ConfiguredNextHops(
                List.of(
                        new Edge(settings("rs2", Optional.of("home"), scopes, CHAIN), used),
                        new Edge(settings("rs3", Optional.of("home"), scopes, EXCHANGE), used),
                        new Edge(settings("ours", Optional.empty(), scopes, INTERNAL_JWT), used)),
                bytes,
                clock,
                ticker);
    }

    static NextHopSettings settings(String name, Optional<String> domain, EdgeScopes scopes, Way way) {
        Target target = new Target(
                "https://" + name + ".example",
                List.of(),
                List.of(
                        URI.create("https://" + name + ".example/api"),
                        URI.create("http://" + name + ".internal:8080")));
        return new NextHopSettings(name, target, domain, scopes, way);
    }

    static Scopes scopes(String... scopes) {
        return Scopes.of(List.of(scopes));
    }

    static VerifiedToken.Builder vouched(String domain, Instant end) {
        return VerifiedToken.vouchedBy(domain, HOME, "alice", end);
    }

    static Caller caller(String presented) {
        return new Caller(
                vouched("home", CALLERS_END)
                        .scopes(scopes("read", "write", "other"))
                        .build(),
                presented);
    }

    static Caller boundCaller() {
        return new Caller(
                vouched("home", CALLERS_END)
                        .scopes(scopes("read"))
                        .claims(Claims.of(Map.of("cnf", Map.of("jkt", "thumbprint"))))
                        .build(),
                "bound");
    }

    NextHop hop() {
        return hops.of("rs2", caller("caller"));
    }

    /** Another at every request, as callers come. */
    HopAnswer token() {
        return join(hop().token());
    }

    HopAnswer inPlaceOf(HopAnswer refused) {
        return join(hop().tokenInPlaceOf(given(refused)));
    }

    void passes(Duration time) {
        clock.advance(time);
        ticker.advance(time);
    }

    static HopToken given(HopAnswer answer) {
        return answer.fold(
                HopAnswer.Given::token,
                refused -> {
                    throw new AssertionError("refused: " + refused.reason());
                },
                undecided -> {
                    throw new AssertionError("undecided: " + undecided.reason());
                });
    }

    /** The token, or the reason why there is none. */
    static String shown(HopAnswer answer) {
        return answer.fold(
                given -> given.token().value().reveal().substring("Bearer ".length()),
                refused -> refused.reason().name(),
                undecided -> undecided.reason().name());
    }

    static Traded refused(Reason reason) {
        return Traded.refused(reason, Scopes.NONE, "");
    }

    static Traded token(String token) {
        return Traded.given(HopToken.bearer(token, CALLERS_END));
    }

    static Traded discarded(Reason reason) {
        return Traded.discarded(new Flaw(reason, "this", "that"), NewToken.Basis.SIGNED);
    }
}
