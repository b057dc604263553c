package org.bailiwick.benchmarks.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    static void simulate(List<String> args, Cast.Casting casting) throws IOException {
        Scale scale = new Scale(
                Integer.parseInt(args.get(3)),
                Integer.parseInt(args.get(4)),
                Double.parseDouble(args.get(5)),
                Duration.ofSeconds(Long.parseLong(args.get(6))));
        World world = World.of(scale, Long.parseLong(args.get(2)));
        Outages outages = outages(world);
        List<Row> rows = rows(world, outages, casting);
        Page.rewrite(
                Path.of(args.get(0)), "federation", FederationReport.tables(world, rows, outages.share(scale.time())));
        Files.writeString(Path.of(args.get(1)), Plot.of(rows));
    }

    private static List<Row> rows(World world, Outages outages, Cast.Casting casting) {
        List<Row> rows = new ArrayList<>();
        for (Caching caching : Caching.values()) {
            for (boolean troubled : new boolean[] {false, true}) {
                Outages met = troubled ? outages : Outages.none(world.graph().domains());
                rows.add(new Row(caching, troubled, Simulation.of(world, caching, met, casting)));
                System.err.println(caching + (troubled ? ", with outages" : ", all well") + ": done");
            }
        }
        return rows;
    }

    static Outages outages(World world) {
        return Outages.drawn(world.graph().domains(), world.scale().time(), BETWEEN_OUTAGES, OUTAGE, world.seed());
    }
}
