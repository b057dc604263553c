package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out who asked whom, step by step, with the letters that Token-Based Federation has for the steps. */
record Sequence(Names names) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The page's title, then a line for each step. */
    List<String> lines(Page page) {
        List<String> lines = new ArrayList<>(List.of("", page.title() + " (names instead of addresses):"));
        List<Step> steps = page.steps();
        for (Step step : steps) {
            lines.add(line(step, steps.get(0).at()));
        }
        page.remarks().forEach(remark -> lines.add("  " + remark));
        return lines;
    }

    private String line(Step step, long begun) {
        return String.format(
                Locale.ROOT,
                "  %s %7.1f ms  %-6s %s %-4s  %s",
                letter(step),
                (step.at() - begun) / NANOS_PER_MILLI,
                step.asker(),
                step.isAnswer() ? "<-" : "->",
                step.asked(),
                names.in(step.words().get()));
    }

    /** In a longer chain, G and H are there once more for each domain. */
    private static String letter(Step step) {
        String letters;
        if (step.asker().equals(Journal.CLIENT)) {
            letters = isAuthority(step.asked()) ? "CD" : "EJ";
        } else {
            letters = isAuthority(step.asker()) ? "GH" : "FI";
        }
        return letters.substring(step.isAnswer() ? 1 : 0).substring(0, 1);
    }

    private static boolean isAuthority(String party) {
        return party.startsWith("AS");
    }
}
