package org.bailiwick.benchmarks;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Verdict;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.SignatureAlgorithm;
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
 * What it costs to admit a request whose opaque token its authority was asked about before, beside one whose JWT was verified
 * before: the whole decision, with the same claims, and nobody listening to events. Nobody is asked while it is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KnownOpaqueToken {
    @Param({"1", "10000"})
    int tokens = 1;

    private @Nullable Known jwts;
    private @Nullable Known opaques;

    @Setup
    public void prepare() {
        Authority authority = new Authority(SignatureAlgorithm.RS256);
        SignatureChecks checks = SignatureChecks.fastest();
        jwts = Known.of(tokens, authority::token, Gate.before(authority, checks, event -> {}));
        opaques = Known.of(tokens, () -> UUID.randomUUID().toString(), Gate.asking(authority, checks, event -> {}));
    }

    /** The whole decision for a JWT. */
    @Benchmark
    public Object jwt() {
        return admit(jwts);
    }

    /** The whole decision for an opaque token. */
    @Benchmark
    public Object opaque() {
        return admit(opaques);
    }

    private static Verdict admit(@Nullable Known known) {
        if (known == null) {
            throw new IllegalStateException("gatekeeper: null (expected: prepared)");
        }
        return known.admitNext();
    }

    /** A gatekeeper, and requests whose tokens it knows. */
    private static final class Known {
        private final Gatekeeper gatekeeper;
        private final Request[] requests;
        private int next;

        private Known(Gatekeeper gatekeeper, Request[] requests) {
            this.gatekeeper = gatekeeper;
            this.requests = requests;
        }

        static Known of(int tokens, Supplier<String> source, Gatekeeper gatekeeper) {
            Request[] requests = Stream.generate(source)
                    .limit(tokens)
                    .map(Request::withBearer)
                    .toArray(Request[]::new);
            Known known = new Known(gatekeeper, requests);
            for (int i = 0; i < tokens; i++) {
                if (!(known.admitNext() instanceof Verdict.Granted)) {
                    throw new IllegalStateException("verdict: another (expected: granted)");
                }
            }
            return known;
        }

        Verdict admitNext() {
            next = next + 1 < requests.length ? next + 1 : 0;
            return gatekeeper.admit(requests[next]).toCompletableFuture().join();
        }
    }
}
