package org.bailiwick.benchmarks.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.benchmarks.Page;

/** Simulates a federation under every {@link Caching}, well and with outages, and puts tables and a drawing into the documents. */
public final class FederationSimulation {
    private static final Duration BETWEEN_OUTAGES = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofSeconds(45);

    private FederationSimulation() {}

    /**
     * Simulates.
     *
     * @param args the page, the drawing, the seed, how many domains, how many holders of tokens, requests per second, seconds
     */
    public static void main(String[] args) throws IOException {
        Scale scale = new Scale(
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Double.parseDouble(args[5]),
                Duration.ofSeconds(Long.parseLong(args[6])));
        World world = World.of(scale, Long.parseLong(args[2]));
        Outages outages = outages(world);
        List<Row> rows = rows(world, outages);
        Page.rewrite(Path.of(args[0]), "federation", FederationReport.tables(world, rows, outages.share(scale.time())));
        Files.writeString(Path.of(args[1]), Plot.of(rows));
    }

    /** The outages of a bad day: each domain has one in a quarter of an hour, of three quarters of a minute. */
    static Outages outages(World world) {
        return Outages.drawn(world.graph().domains(), world.scale().time(), BETWEEN_OUTAGES, OUTAGE, world.seed());
    }

    /** All runs. Each has its own thread from beginning to end, and none knows of another. */
    static List<Row> rows(World world, Outages outages) {
        Outages none = Outages.none(world.graph().domains());
        return Arrays.stream(Caching.values())
                .flatMap(caching -> Stream.of(new Run(caching, none), new Run(caching, outages)))
                .parallel()
                .map(run -> new Row(
                        run.caching,
                        run.outages != none,
                        Simulation.of(world, run.caching, run.outages, BailiwickCast::new)))
                .toList();
    }

    private record Run(Caching caching, Outages outages) {}
}
