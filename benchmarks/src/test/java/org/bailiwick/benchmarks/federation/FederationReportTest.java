package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FederationReportTest {
    private static final World WORLD = World.of(new Scale(20, 10, 1, Duration.ofSeconds(180)), 1);

    private static final Outcome.Part PART = new Outcome.Part(
            1000,
            900,
            12,
            600,
            400,
            300,
            200,
            new Durations.Figures(1.5, 20, 300, 1900, 2000),
            Collections.nCopies(Outcome.WAITS.size(), 0.25));

    private static final Outcome OUTCOME = new Outcome(PART, Collections.nCopies(4, PART), 58.4, 0, 0, 7);

    private static final List<Row> ROWS = Stream.of(Caching.values())
            .flatMap(caching -> Stream.of(new Row(caching, false, OUTCOME), new Row(caching, true, OUTCOME)))
            .toList();

    @Test
    void tables_tellWhatEveryRunHasShown() {
        assertThat(FederationReport.tables(WORLD, ROWS, 0.048))
                .contains(
                        "Seed 1: 20 domains, 4 of them hubs", "1,000 requests in 120 s, after those of the first 60 s")
                .contains("not well for 4.8 % of the time")
                .contains("**All domains well**", "**With outages**", "**By the length of the chain**")
                .contains(
                        "| resource servers and endpoints | **0.900** | 0.400 | 0.300 | 0.200 | 60.0 | 1.5 | 300 | 1900 | 1.20 | 58 |")
                .contains("| 4 | resource servers and endpoints | 1,000 | **0.900** | 1.5 | 20 | 300 | 1900 | 1.20 |");
    }

    @Test
    void drawing_isOnWhiteAndNamesEveryCaching() {
        assertThat(Plot.of(ROWS))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("fill=\"#ffffff\"", "0.90")
                .contains(Stream.of(Caching.values()).map(Caching::title).toList());
    }
}
