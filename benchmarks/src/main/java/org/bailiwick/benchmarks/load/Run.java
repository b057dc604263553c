package org.bailiwick.benchmarks.load;

import java.util.Locale;
import org.bailiwick.keys.SignatureAlgorithm;

/**
 * One server under load for some seconds.
 *
 * @param algorithm of the tokens' signatures
 * @param tokens how many different ones there were
 */
record Run(Flavour flavour, SignatureAlgorithm algorithm, int tokens, Guard guard, Figures figures) {
    private static final int COLUMNS = 8;

    /** As {@link #parse} reads it. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s %s %d %s %.1f %.1f %.1f %.2f",
                flavour,
                algorithm,
                tokens,
                guard,
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                figures.cpu());
    }

    static Run parse(String line) {
        String[] columns = line.split(" ", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("run: " + line + " (expected: " + COLUMNS + " columns)");
        }
        return new Run(
                Flavour.valueOf(columns[0]),
                SignatureAlgorithm.valueOf(columns[1]),
                Integer.parseInt(columns[2]),
                Guard.valueOf(columns[3]),
                new Figures(
                        Double.parseDouble(columns[4]),
                        Double.parseDouble(columns[5]),
                        Double.parseDouble(columns[6]),
                        Double.parseDouble(columns[7])));
    }
}
