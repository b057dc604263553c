package org.bailiwick.benchmarks.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which kinds of requests got which answers, and which of them were wrong. */
final class Tally {
    /** No answer. */
    static final int NONE = 0;

    private static final int REMARKS = 40;

    private final Map<Kind, Map<Integer, Long>> answers = new EnumMap<>(Kind.class);
    private final List<String> remarks = new ArrayList<>();
    private long wrongs;

    /** Counts an answer; one that was not right is remarked on, with what the authority was like then. */
    synchronized void count(Kind kind, int status, boolean right, String weather) {
        answers.computeIfAbsent(kind, key -> new TreeMap<>()).merge(status, 1L, Long::sum);
        if (!right) {
            wrongs++;
            remark(kind + ": " + status + ", the authority " + weather);
        }
    }

    /** Remembers something that may explain a wrong answer. */
    synchronized void remark(String what) {
        if (remarks.size() < REMARKS) {
            remarks.add(what);
        }
    }

    synchronized boolean isClean() {
        return wrongs == 0;
    }

    /** A table, and the first remarks. */
    synchronized String report() {
        StringBuilder report = new StringBuilder("| request | sent | answers |\n| --- | --- | --- |\n");
        answers.forEach((kind, statuses) -> report.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %s |\n",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                statuses.values().stream().mapToLong(Long::longValue).sum(),
                statuses)));
        report.append("wrong answers: ").append(wrongs).append('\n');
        remarks.forEach(each -> report.append("  ").append(each).append('\n'));
        return report.toString();
    }
}
