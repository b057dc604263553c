package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole tour, as {@code ./run-sample --once} makes it. */
class TourIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void closeLog() {
        LogManager.getLogManager().reset();
    }

    @Test
    void everyCall_endsAsExpectedAndAsThePageSays() throws IOException {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

        int exitCode = new Sample(new Console(print, print, Table.UNICODE), Built.here()).run("--once");

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(said).isZero();
        assertThat(said).doesNotContain("✗").containsPattern("(\\d+) of \\1 calls ended as expected");
        assertThat(said).contains("{\"event\":\"access\"");
        assertThat(Built.here().gatewayLog()).content().contains("{\"event\":\"access\"");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
        assertThat(rows(said)).isNotEmpty().isEqualTo(rows(Files.readString(Path.of("../docs/tour.md"))));
    }

    /** The table's rows without what varies: the time, and whether keys were fetched in the storm. */
    private static List<String> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("✓"))
                .map(line -> line.replaceAll("[01] fetch(es)?", "fetches").replaceAll(" +[0-9.]+ ms$", ""))
                .toList();
    }
}
