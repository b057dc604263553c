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
        assertThat(said)
                .contains("{\"event\":\"access\"")
                .doesNotContain("Bearer ", "eyJ")
                .doesNotContainPattern("\\b[ab]_[\\w-]{20}");
        assertThat(steps(said, "RS2"))
                .containsExactly(
                        "C client -> AS1",
                        "D client <- AS1",
                        "E client -> RS2",
                        "F RS2 -> AS2",
                        "G AS2 -> AS1",
                        "H AS2 <- AS1",
                        "I RS2 <- AS2",
                        "J client <- RS2");
        assertThat(steps(said, "RS3"))
                .containsExactly(
                        "E client -> RS3",
                        "F RS3 -> AS3",
                        "G AS3 -> AS2",
                        "G AS2 -> AS1",
                        "H AS2 <- AS1",
                        "H AS3 <- AS2",
                        "I RS3 <- AS3",
                        "J client <- RS3");
        assertThat(steps(said, "RS1"))
                .startsWith("C client -> AS1", "D client <- AS1", "E client -> RS1")
                .containsSubsequence(
                        "F RS1 -> AS1",
                        "G RS1 <- AS1",
                        "H RS1 -> RS2",
                        "I RS2 -> AS2",
                        "J AS2 -> AS1",
                        "K AS2 <- AS1",
                        "L RS2 <- AS2",
                        "M RS1 <- RS2",
                        "N client <- RS1");
        assertThat(parties(said, "a program showed a session"))
                .containsExactly(
                        "client -> authority POST /asid/handshake",
                        "client <- authority 200",
                        "browser -> authority GET /asid/login",
                        "browser <- authority 200",
                        "browser -> authority POST /asid/login",
                        "browser <- authority 303",
                        "client -> authority POST /asid/result",
                        "client <- authority 200",
                        "client -> gateway GET /files",
                        "gateway -> authority POST /asid/verify",
                        "gateway <- authority 200",
                        "client <- gateway 200");
        assertThat(parties(said, "hilda logged in"))
                .containsExactly(
                        "browser -> gateway GET /desk",
                        "gateway -> authority POST /asid/handshake",
                        "gateway <- authority 200",
                        "browser <- gateway 303",
                        "browser -> authority GET /asid/login",
                        "browser <- authority 200",
                        "browser -> authority POST /asid/login",
                        "browser <- authority 303",
                        "browser -> gateway GET /login/callback",
                        "gateway -> authority POST /asid/result",
                        "gateway <- authority 200",
                        "browser <- gateway 303",
                        "browser -> gateway GET /desk",
                        "gateway -> authority POST /asid/verify",
                        "gateway <- authority 200",
                        "browser <- gateway 200");
        assertThat(said).doesNotContain("a_code=", "__Host-bailiwick.sessions=", "not-a-secret-but");
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

    /** Who asked whom when that happened, for what, and what the answer was. */
    private static List<String> parties(String text, String event) {
        return text.lines()
                .dropWhile(line -> !line.startsWith("Who asked whom when " + event + " "))
                .skip(1)
                .takeWhile(line -> line.matches(" +[0-9.]+ ms .*"))
                .map(line -> line.replaceAll(" +[0-9.]+ ms +", "").replaceAll(" +", " "))
                .map(line -> line.replaceAll("(POST \\S+) .*", "$1"))
                .toList();
    }

    /** Who asked whom when that API saw a token for the first time. */
    private static List<String> steps(String text, String api) {
        return text.lines()
                .dropWhile(line -> !line.startsWith("Who asked whom when " + api + " "))
                .skip(1)
                .takeWhile(line -> line.matches("  [C-N ] .* ms .*"))
                .map(line -> line.strip().replaceAll(" +[0-9.]+ ms +", " "))
                .map(line -> line.replaceAll(" +", " ").replaceAll("( \\w+ .. \\w+).*", "$1"))
                .toList();
    }
}
