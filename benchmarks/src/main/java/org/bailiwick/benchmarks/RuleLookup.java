package org.bailiwick.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bailiwick.policy.Policy;
import org.bailiwick.request.RequestPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to find the rule for a path, among few rules and among many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleLookup {
    private static final int FEW = 10;

    @Param({"10", "10000"})
    int rules = FEW;

    private Policy policy = Policy.of(List.of());
    private RequestPath[] paths = new RequestPath[0];
    private int next;

    @Setup
    public void prepare() {
        policy = Policy.of(IntStream.range(0, rules)
                .mapToObj(i -> Gate.rule("rule-" + i, "/api/service-" + i + "/accounts/{id}"))
                .toList());
        paths = IntStream.range(0, rules)
                .mapToObj(i ->
                        RequestPath.of("/api/service-" + i + "/accounts/4711").orElseThrow())
                .toArray(RequestPath[]::new);
        for (RequestPath path : paths) {
            if (policy.ruleFor(Optional.empty(), "GET", path).isEmpty()) {
                throw new IllegalStateException("rule: none for " + path);
            }
        }
    }

    /** Requests for the same ten rules, spread over all of them. */
    @Benchmark
    public Object amongTen() {
        next = next + 1 < FEW ? next + 1 : 0;
        return policy.ruleFor(Optional.empty(), "GET", paths[next * (rules / FEW)]);
    }

    /** Requests for every rule in turn, so that what many rules cost in memory shows. */
    @Benchmark
    public Object amongAll() {
        next = next + 1 < rules ? next + 1 : 0;
        return policy.ruleFor(Optional.empty(), "GET", paths[next]);
    }
}
