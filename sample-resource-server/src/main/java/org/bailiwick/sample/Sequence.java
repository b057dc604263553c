package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out who asked whom, step by step, with the letters that its flow has for the steps. */
record Sequence(Names names) {
    private static final int NARROWEST = 4;
    private static final int NARROWEST_ASKER = 6;
    private static final double NANOS_PER_MILLI = 1e6;

    /** The page's title, then a line for each step. */
    List<String> lines(Page page) {
        List<String> lines = new ArrayList<>(List.of("", page.title() + " (names instead of addresses):"));
        List<Step> steps = page.steps();
        int width = steps.stream().mapToInt(step -> step.asked().length()).reduce(NARROWEST, Math::max);
        int askers = steps.stream().mapToInt(step -> step.asker().length()).reduce(NARROWEST_ASKER, Math::max);
        for (Step step : steps) {
            lines.add(line(page.flow(), step, steps.get(0).at(), askers, width));
        }
        page.remarks().forEach(remark -> lines.add("  " + remark));
        return lines;
    }

    private String line(Flow flow, Step step, long begun, int askers, int width) {
        return String.format(
                Locale.ROOT,
                "  %s %7.1f ms  %s %s %s  %s",
                flow.letter(step),
                (step.at() - begun) / NANOS_PER_MILLI,
                padded(step.asker(), askers),
                step.isAnswer() ? "<-" : "->",
                padded(step.asked(), width),
                names.in(step.words().get()));
    }

    private static String padded(String party, int width) {
        return party + " ".repeat(width - party.length());
    }
}
