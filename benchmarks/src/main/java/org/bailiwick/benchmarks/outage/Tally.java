package org.bailiwick.benchmarks.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which kinds of requests got which answers while the authority was how, how fast, and which of them were wrong. */
final class Tally {
    /** No answer. */
    static final int NONE = 0;

    /** Half of those who cannot be served in an outage must hear that sooner: whoever waits for the authority waits longer. */
    static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final int REMARKS = 20;

    private static final String HEAD = """
            | request | the authority well | down | p50, ms | p99, ms | going or coming |
            | --- | --- | --- | --- | --- | --- |
            """;

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
        StringBuilder report = new StringBuilder(HEAD);
        answers.forEach((kind, each) -> report.append(row(kind, each)));
        report.append("wrong answers: ").append(wrongs).append('\n');
        remarks.forEach(each -> report.append("  ").append(each).append('\n'));
        return report.toString();
    }

    private static String row(Kind kind, Map<Standing, Answers> each) {
        Answers nobody = new Answers();
        Answers down = each.getOrDefault(Standing.DOWN, nobody);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.1f | %.1f | %s |\n",
                kind,
                each.getOrDefault(Standing.WELL, nobody),
                down,
                down.micros(0.5) / 1e3,
                down.micros(0.99) / 1e3,
                each.getOrDefault(Standing.UNSURE, nobody));
    }

    /** Answers to one kind of requests. */
    private static final class Answers {
        private final Map<Integer, Long> byStatus = new TreeMap<>();
        private final List<Long> micros = new ArrayList<>();

        void add(int status, long took) {
            byStatus.merge(status, 1L, Long::sum);
            micros.add(took);
        }

        /** So long this part of them took at most; 0 where there are none. */
        long micros(double part) {
            return micros.stream()
                    .sorted()
                    .skip((long) Math.floor(micros.size() * part))
                    .findFirst()
                    .orElse(0L);
        }

        /** How many of which status. */
        @Override
        public String toString() {
            return byStatus.entrySet().stream()
                    .map(each -> String.format(Locale.ROOT, "%,d × %d", each.getValue(), each.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }
}
