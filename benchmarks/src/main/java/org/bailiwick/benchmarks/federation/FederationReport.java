package org.bailiwick.benchmarks.federation;

import java.util.List;
import java.util.Locale;

/** Writes what runs have shown as tables. */
final class FederationReport {
    private static final String HEAD = """

            | who remembers | calls per request | to own domain | domain to domain | to homes | from memory, % | p50, ms | p99, ms | p99.9, ms | undecided, % | after revocation, s |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private static final String DEPTH_HEAD = """

            | domains on the way | who remembers | requests | calls per request | p50, ms | p90, ms | p99, ms | p99.9, ms | undecided in trouble, % |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private FederationReport() {}

    /**
     * The tables.
     *
     * @param rows the runs, of every {@link Caching} one with and one without outages
     * @param troubledShare which share of its time an authority is not well in the runs with outages
     */
    static String tables(World world, List<Row> rows, double troubledShare) {
        return conditions(world, rows.get(0).outcome(), troubledShare)
                + "\n**All domains well**\n" + table(rows, false)
                + "\n**With outages**\n" + table(rows, true)
                + "\n**By the length of the chain**\n" + byDepth(rows) + "\n";
    }

    private static String conditions(World world, Outcome any, double troubledShare) {
        return line(
                "\nSeed %d: %,d domains, %d of them hubs, with %,d relationships; %,d resource servers, each on %d machines; %,d holders of tokens;"
                        + " %,d requests in %d s, after those of the first %d s. With outages an authority is not well for %.1f %% of the time.",
                world.seed(),
                world.graph().domains(),
                world.graph().hubs(),
                world.graph().relationships(),
                world.servers().count(),
                Servers.INSTANCES,
                world.tokens().holders(),
                any.all().requests(),
                world.scale().time().minus(Simulation.WARM_UP).toSeconds(),
                Simulation.WARM_UP.toSeconds(),
                troubledShare * 100);
    }

    private static String table(List<Row> rows, boolean troubled) {
        StringBuilder table = new StringBuilder(HEAD);
        rows.stream().filter(row -> row.troubled() == troubled).forEach(row -> table.append(row(row)));
        return table.toString();
    }

    private static String row(Row row) {
        Outcome.Part all = row.outcome().all();
        return line(
                "| %s | **%.3f** | %.3f | %.3f | %.3f | %.1f | %.1f | %.0f | %.0f | %.2f | %.0f |",
                row.caching().title(),
                all.perRequest(all.calls()),
                all.perRequest(all.toOwnDomain()),
                all.perRequest(all.toOtherDomains()),
                all.perRequest(all.toHomes()),
                all.perRequest(all.atOnce()) * 100,
                all.added().p50(),
                all.added().p99(),
                all.added().p999(),
                all.perRequest(all.undecided()) * 100,
                row.outcome().latestAfterRevocation());
    }

    private static String byDepth(List<Row> rows) {
        StringBuilder table = new StringBuilder(DEPTH_HEAD);
        for (int depth = 1; depth <= Routes.LONGEST; depth++) {
            for (Caching caching : List.of(Caching.NOTHING, Caching.ALL)) {
                table.append(byDepth(depth, of(rows, caching, false), of(rows, caching, true)));
            }
        }
        return table.toString();
    }

    private static String byDepth(int depth, Row well, Row troubled) {
        Outcome.Part part = well.outcome().byDepth().get(depth - 1);
        Outcome.Part inTrouble = troubled.outcome().byDepth().get(depth - 1);
        return line(
                "| %d | %s | %,d | **%.3f** | %.1f | %.0f | %.0f | %.0f | %.2f |",
                depth,
                well.caching().title(),
                part.requests(),
                part.perRequest(part.calls()),
                part.added().p50(),
                part.added().p90(),
                part.added().p99(),
                part.added().p999(),
                inTrouble.perRequest(inTrouble.undecided()) * 100);
    }

    static Row of(List<Row> rows, Caching caching, boolean troubled) {
        return rows.stream()
                .filter(row -> row.caching() == caching && row.troubled() == troubled)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rows: none of " + caching));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "\n", values);
    }
}
