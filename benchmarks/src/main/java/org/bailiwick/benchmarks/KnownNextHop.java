package org.bailiwick.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Verdict;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a token for the next hop costs that was got before: the whole decision of a rule that has one, beside the same decision
 * of a rule that has none, and the hop alone, as an application asks for it. No authority is asked while it is measured.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KnownNextHop {
    @Param({"1", "10000"})
    int tokens = 1;

    private Request[] requests = {};
    private String[] texts = {};
    private VerifiedToken[] verified = {};
    private NextHops nextHops = NextHops.none();
    private @Nullable Gatekeeper plain;
    private @Nullable Gatekeeper traded;
    private int next;

    @Setup
    public void prepare() {
        Authority authority = new Authority(SignatureAlgorithm.RS256);
        SignatureChecks checks = SignatureChecks.fastest();
        nextHops = Gate.nextHops(checks);
        plain = Gate.before(authority, checks, event -> {});
        traded = Gate.beforeNextHop(authority, checks, nextHops);
        texts = Stream.generate(authority::token).limit(tokens).toArray(String[]::new);
        requests = Stream.of(texts).map(Request::withBearer).toArray(Request[]::new);
        verified = new VerifiedToken[tokens];
        for (int i = 0; i < tokens; i++) {
            admit(plain);
        }
        for (int i = 0; i < tokens; i++) {
            verified[next] = tokenOf(admit(traded));
        }
    }

    private static VerifiedToken tokenOf(Verdict verdict) {
        return verdict.fold(
                granted -> granted.context().token().orElseThrow(),
                denied -> {
                    throw new IllegalStateException("verdict: " + denied.reason() + " (expected: granted)");
                },
                undecided -> {
                    throw new IllegalStateException("verdict: " + undecided.reason() + " (expected: granted)");
                });
    }

    /** The whole decision, without a next hop. */
    @Benchmark
    public Object decision() {
        return admit(plain);
    }

    /** The whole decision, with a token for the next hop. */
    @Benchmark
    public Object decisionWithNextHop() {
        return admit(traded);
    }

    /** The token alone, for a caller who was admitted a moment ago, and whose token was not hashed for it yet. */
    @Benchmark
    public HopAnswer nextHop() {
        next = next + 1 < texts.length ? next + 1 : 0;
        NextHop hop = nextHops.of(Gate.NEXT_HOP, new Caller(verified[next], texts[next]));
        return hop.token().toCompletableFuture().join();
    }

    private Verdict admit(@Nullable Gatekeeper gatekeeper) {
        if (gatekeeper == null) {
            throw new IllegalStateException("gatekeeper: null (expected: prepared)");
        }
        next = next + 1 < requests.length ? next + 1 : 0;
        return gatekeeper.admit(requests[next]).toCompletableFuture().join();
    }
}
