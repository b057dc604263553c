package org.bailiwick.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Verdict;
import org.bailiwick.event.Reason;
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

/** What it costs to turn a request away, its whole answer included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Refusal {
    @Param
    Flaw flaw = Flaw.NO_CREDENTIAL;

    private @Nullable Gatekeeper gatekeeper;
    private Request request = new Request(List.of());

    /** What is wrong with the request. */
    public enum Flaw {
        NO_CREDENTIAL(Reason.CREDENTIAL_MISSING) {
            @Override
            Request request(Authority authority) {
                return new Request(List.of());
            }
        },
        MALFORMED_FIELD(Reason.CREDENTIAL_MALFORMED) {
            @Override
            Request request(Authority authority) {
                return Request.withBearer(authority.token() + " " + authority.token());
            }
        },
        MALFORMED_TOKEN(Reason.TOKEN_MALFORMED) {
            @Override
            Request request(Authority authority) {
                return Request.withBearer(authority.token().replace('.', '~'));
            }
        },
        UNKNOWN_ISSUER(Reason.TOKEN_ISSUER_UNKNOWN) {
            @Override
            Request request(Authority authority) {
                return Request.withBearer(authority.tokenOf("https://elsewhere.example.com"));
            }
        },
        /** Verified once, and remembered for a while. */
        EXPIRED(Reason.TOKEN_EXPIRED) {
            @Override
            Request request(Authority authority) {
                return Request.withBearer(authority.expiredToken());
            }
        };

        private final Reason reason;

        Flaw(Reason reason) {
            this.reason = reason;
        }

        abstract Request request(Authority authority);
    }

    @Setup
    public void prepare() {
        Authority authority = new Authority(SignatureAlgorithm.RS256);
        gatekeeper = Gate.before(authority, SignatureChecks.fastest(), event -> {});
        request = flaw.request(authority);
        if (!(admit() instanceof Verdict.Denied denied) || denied.reason() != flaw.reason) {
            throw new IllegalStateException("verdict: another (expected: " + flaw.reason + ")");
        }
    }

    @Benchmark
    public Object admit() {
        if (gatekeeper == null) {
            throw new IllegalStateException("gatekeeper: null (expected: prepared)");
        }
        return gatekeeper.admit(request).toCompletableFuture().join();
    }
}
