package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.bailiwick.benchmarks.Conditions;
import org.bailiwick.benchmarks.Median;
import org.bailiwick.benchmarks.Page;

/** Puts what runs have shown as tables into a page. */
public final class LoadReport {
    private static final String HEAD = """

            | tokens | guard | requests/s | of bare | p50, ms | p99, ms | processor time, µs | times bare |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private LoadReport() {}

    /**
     * Rewrites the tables of a page.
     *
     * @param args the page, then the results, one file for each JDK
     */
    public static void main(String[] args) throws IOException {
        StringBuilder tables = new StringBuilder();
        for (String name : List.of(args).subList(1, args.length)) {
            Path results = Path.of(name);
            tables.append(tables(Files.readAllLines(results), Files.readString(Conditions.besides(results))));
        }
        Page.rewrite(Path.of(args[0]), "load", tables.toString());
    }

    static String tables(List<String> lines, String conditions) {
        StringBuilder tables = new StringBuilder("\n" + conditions + "\n");
        List<Run> runs = lines.stream().map(Run::parse).toList();
        for (Flavour flavour : runs.stream().map(Run::flavour).collect(Collectors.toCollection(TreeSet::new))) {
            tables.append("\n**" + flavour.title() + "**\n" + HEAD);
            Map<String, List<Run>> compared = new LinkedHashMap<>();
            runs.stream()
                    .filter(run -> run.flavour() == flavour)
                    .forEach(run -> compared.computeIfAbsent(
                                    run.algorithm() + " " + run.tokens(), key -> new ArrayList<>())
                            .add(run));
            compared.values().forEach(rounds -> tables.append(rows(rounds)));
        }
        return tables.append('\n').toString();
    }

    private static String rows(List<Run> compared) {
        StringBuilder rows = new StringBuilder();
        for (Guard guard : Guard.values()) {
            rows.append(row(of(compared, guard), of(compared, Guard.BARE)));
        }
        return rows.toString();
    }

    private static List<Run> of(List<Run> compared, Guard guard) {
        List<Run> runs = compared.stream().filter(run -> run.guard() == guard).toList();
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("results: no " + guard);
        }
        return runs;
    }

    private static String row(List<Run> guarded, List<Run> bare) {
        return String.format(
                Locale.ROOT,
                "| %,d, %s | %s | %,.0f | **%.2f** | %.2f | %.2f | %.0f | **%.2f** |\n",
                guarded.get(0).tokens(),
                guarded.get(0).algorithm(),
                guarded.get(0).guard().title(),
                Median.of(all(guarded, Figures::perSecond)),
                Median.ofRatios(all(guarded, Figures::perSecond), all(bare, Figures::perSecond)),
                Median.of(all(guarded, Figures::p50)) / 1e3,
                Median.of(all(guarded, Figures::p99)) / 1e3,
                Median.of(all(guarded, Figures::cpu)),
                Median.ofRatios(all(guarded, Figures::cpu), all(bare, Figures::cpu)));
    }

    private static double[] all(List<Run> runs, ToDoubleFunction<Figures> figure) {
        return runs.stream().map(Run::figures).mapToDouble(figure).toArray();
    }
}
