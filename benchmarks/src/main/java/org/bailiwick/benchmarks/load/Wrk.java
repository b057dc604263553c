package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * wrk, which keeps connections busy: on each the next request follows the answer to the one before.
 *
 * @param script makes the requests of the tokens in a file
 */
record Wrk(Path script, Processors processors) {
    /** Connections at a time. */
    static final int CONNECTIONS = 32;

    private static final String MARK = "outcome ";

    /**
     * Loads a server.
     *
     * @param tokens a file of tokens, one a line, sent in turn
     * @throws IOException when requests failed or were refused
     */
    Outcome load(URI uri, Path tokens, int seconds) throws IOException {
        List<String> command = processors.beside(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + seconds + "s",
                "--script=" + script,
                uri.toString(),
                "--",
                tokens.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return Outcome.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /**
     * What a run has shown.
     *
     * @param requests how many were answered
     * @param micros how long it took
     * @param p50 half of the answers came within so many microseconds
     * @param p99 99 of a hundred did
     */
    record Outcome(long requests, long micros, long p50, long p99) {
        static Outcome parse(String output) throws IOException {
            int from = output.indexOf(MARK);
            if (from < 0) {
                throw new IOException("wrk: " + output.strip() + " (expected: a line that begins with " + MARK + ")");
            }
            String[] figures = output.substring(from + MARK.length())
                    .lines()
                    .findFirst()
                    .orElse("")
                    .split(" ");
            if (figures.length != 5) {
                throw new IOException("wrk: " + figures.length + " figures (expected: 5)");
            }
            if (!figures[4].equals("0")) {
                throw new IOException("failed requests: " + figures[4] + " (expected: 0)");
            }
            return new Outcome(
                    Long.parseLong(figures[0]),
                    Long.parseLong(figures[1]),
                    Long.parseLong(figures[2]),
                    Long.parseLong(figures[3]));
        }
    }
}
