package org.bailiwick.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bailiwick.keys.SignatureAlgorithm;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every benchmark in rounds, with what is compared next to each other in each round, and writes JMH's JSON and, beside
 * it, under which conditions it was made.
 */
public final class Measure {
    private static final int ROUNDS = 3;

    private Measure() {}

    /**
     * Measures.
     *
     * @param args the file to write; then, if another than {@value #ROUNDS}, the number of rounds; then, if others than one
     *     second, the milliseconds of an iteration, which is how to see quickly whether everything runs
     */
    public static void main(String[] args) throws RunnerException, IOException {
        Path file = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        TimeValue iteration = TimeValue.milliseconds(args.length > 2 ? Long.parseLong(args[2]) : 1000);
        String before = Conditions.load();
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (ChainedOptionsBuilder group : groups()) {
                results.addAll(new Runner(settled(group, iteration).build()).run());
            }
        }
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString()).writeOut(results);
        Files.writeString(Conditions.besides(file), conditions(rounds, iteration, before));
    }

    /** Benchmarks to be compared with each other are in one group, and so run within a minute or two. */
    private static List<ChainedOptionsBuilder> groups() {
        Stream<ChainedOptionsBuilder> cold = ColdVerification.ALGORITHMS.stream()
                .flatMap(algorithm -> Stream.of(Crypto.values())
                        .filter(crypto -> crypto.isMeasuredAt(algorithm))
                        .map(crypto -> cold(algorithm, crypto)));
        Stream<ChainedOptionsBuilder> known =
                Stream.of("1", "10000").map(tokens -> of(KnownToken.class).param("tokens", tokens));
        Stream<ChainedOptionsBuilder> others = Stream.of(of(RuleLookup.class), of(Refusal.class));
        return Stream.of(cold, known, others).flatMap(groups -> groups).toList();
    }

    private static ChainedOptionsBuilder cold(SignatureAlgorithm algorithm, Crypto crypto) {
        String[] peers = Stream.of(Peer.values())
                .filter(peer -> peer.isMeasuredAt(algorithm, crypto))
                .map(Peer::name)
                .toArray(String[]::new);
        return of(ColdVerification.class)
                .param("algorithm", algorithm.name())
                .param("crypto", crypto.name())
                .param("peer", peers);
    }

    private static ChainedOptionsBuilder of(Class<?> benchmarks) {
        return new OptionsBuilder().include(benchmarks.getName());
    }

    private static ChainedOptionsBuilder settled(ChainedOptionsBuilder group, TimeValue iteration) {
        group.forks(1)
                .warmupIterations(4)
                .warmupTime(iteration)
                .measurementIterations(2)
                .measurementTime(iteration)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class);
        return group.jvmArgsAppend(Jvm.flags("1g").toArray(String[]::new));
    }

    private static String conditions(int rounds, TimeValue iteration, String before) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s; %d rounds of 2 iterations of %s after 4 to warm up; load average %s before, %s after.",
                Conditions.machine(),
                rounds,
                iteration,
                before,
                Conditions.load());
    }
}
