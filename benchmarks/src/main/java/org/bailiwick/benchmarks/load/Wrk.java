package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
     */
    Outcome load(URI uri, Path tokens, int seconds) throws IOException {
        List<String> command = processors.beside(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + seconds + "s",
                "--timeout=10s",
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
     * @param broken connections
     * @param refused requests that were answered by a status of 400 or more
     * @param late answers after ten seconds or not at all
     */
    record Outcome(long requests, long micros, long p50, long p99, long broken, long refused, long late) {
        private static final int FIGURES = 7;

        static Outcome parse(String output) throws IOException {
            int from = output.indexOf(MARK);
            if (from < 0) {
                throw new IOException("wrk: " + output.strip() + " (expected: a line that begins with " + MARK + ")");
            }
            String line =
                    output.substring(from + MARK.length()).lines().findFirst().orElse("");
            long[] figures =
                    Stream.of(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
            if (figures.length != FIGURES) {
                throw new IOException("wrk: " + figures.length + " figures (expected: " + FIGURES + ")");
            }
            return new Outcome(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
        }

        /** Whether every request was answered, and well. */
        boolean isClean() {
            return broken == 0 && refused == 0 && late == 0;
        }
    }
}
