package org.bailiwick.benchmarks.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which kinds of requests got which answers while the authority was how, how fast, and which of them were wrong. */
final class Tally {
    /** No answer. */
    static final int NONE = 0;

    /** Half of those who cannot be served in an outage must hear that sooner: whoever waits for the authority waits longer. */
    static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final int REMARKS = 20;

    private final Map<Kind, Map<Standing, Answers>> answers = new EnumMap<>(Kind.class);
    private final List<String> remarks = new ArrayList<>();
    private long wrongs;

    /** Counts an answer; one that was not right is remarked on. */
    synchronized void count(Kind kind, Standing standing, int status, boolean right, long micros) {
        answers.computeIfAbsent(kind, key -> new EnumMap<>(Standing.class))
                .computeIfAbsent(standing, key -> new Answers())
                .add(status, micros);
        if (!right) {
            wrongs++;
            remark(kind + ": " + status + ", the authority " + standing);
        }
    }

    /** Remembers something that may explain a wrong answer. */
    synchronized void remark(String what) {
        if (remarks.size() < REMARKS) {
            remarks.add(what);
        }
    }

    /** Whether no answer was wrong, and known and new tokens were among those that were answered in the outage, at once. */
    synchronized boolean isClean() {
        return wrongs == 0 && isMet(Kind.KNOWN) && isMet(Kind.NEW);
    }

    private boolean isMet(Kind kind) {
        Answers down = answers.getOrDefault(kind, Map.of()).get(Standing.DOWN);
        return down != null && down.micros(0.5) < AT_ONCE.toNanos() / 1000;
    }

    /** A table, and the first remarks. */
    synchronized String report() {
        StringBuilder report = new StringBuilder(
                "| request | authority | sent | answers | p50, ms | p99, ms |\n| --- | --- | --- | --- | --- | --- |\n");
        answers.forEach((kind, each) -> each.forEach((standing, row) -> report.append(String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %s | %.1f | %.1f |\n",
                kind,
                standing.name().toLowerCase(Locale.ROOT),
                row.number(),
                row.byStatus,
                row.micros(0.5) / 1e3,
                row.micros(0.99) / 1e3))));
        report.append("wrong answers: ").append(wrongs).append('\n');
        remarks.forEach(each -> report.append("  ").append(each).append('\n'));
        return report.toString();
    }

    private static final class Answers {
        private final Map<Integer, Long> byStatus = new TreeMap<>();
        private final List<Long> micros = new ArrayList<>();

        void add(int status, long took) {
            byStatus.merge(status, 1L, Long::sum);
            micros.add(took);
        }

        int number() {
            return micros.size();
        }

        long micros(double part) {
            List<Long> sorted = micros.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * part)));
        }
    }
}
