package org.bailiwick.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Lays a report out in columns.
 *
 * @param good the mark of a row that is as expected
 * @param bad the mark of one that is not
 */
record Table(String good, String bad) {
    static final Table UNICODE = new Table("\u2713", "\u2717");
    static final Table ASCII = new Table("ok", "NO");

    private static final List<String> HEAD = List.of("call", "", "expected", "got", "reason", "time");
    private static final int TIME = HEAD.size() - 1;
    private static final double NANOS_PER_MILLI = 1e6;

    List<String> lines(Report report) {
        int[] widths = widths(report);
        List<String> lines = new ArrayList<>();
        lines.add(line("", HEAD, widths));
        for (Chapter<Row> chapter : report.chapters()) {
            lines.add("");
            lines.add(chapter.title());
            chapter.parts().forEach(row -> addRow(lines, row, widths));
        }
        return lines;
    }

    private void addRow(List<String> lines, Row row, int[] widths) {
        lines.add(line(row.isAsExpected() ? good : bad, cells(row), widths));
        row.differences().forEach(difference -> lines.add(" ".repeat(good.length() + 3) + difference));
    }

    private String line(String mark, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(padded(mark, good.length()));
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append("  ")
                    .append(i == TIME ? " ".repeat(widths[i] - cell.length()) + cell : padded(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }

    private static int[] widths(Report report) {
        List<List<String>> all = new ArrayList<>(List.of(HEAD));
        report.rows().forEach(row -> all.add(cells(row)));
        return IntStream.range(0, HEAD.size())
                .map(i -> all.stream()
                        .mapToInt(cells -> cells.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.call(),
                row.circumstances(),
                String.valueOf(row.expected()),
                String.valueOf(row.got()),
                row.reason(),
                millis(row.time()));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
