package org.bailiwick.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bailiwick.keys.SignatureAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to verify a token that nobody remembers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ColdVerification {
    /** What the report compares. */
    static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EdDSA);

    @Param({"RS256", "PS256", "ES256", "EdDSA"})
    SignatureAlgorithm algorithm = SignatureAlgorithm.RS256;

    @Param
    Crypto crypto = Crypto.JDK;

    @Param
    Peer peer = Peer.BAILIWICK;

    private String token = "";
    private Contender contender = unused -> unused;

    @Setup
    public void prepare() {
        Authority authority = new Authority(algorithm);
        token = authority.token();
        contender = peer.against(authority, crypto).proven(token);
    }

    @Benchmark
    public Object verify() throws Exception {
        return contender.verify(token);
    }
}
