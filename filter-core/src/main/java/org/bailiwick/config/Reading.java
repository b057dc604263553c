package org.bailiwick.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bailiwick.config.ConfigurationException.Problem;

/** One reading of a file: what was wrong so far, and what the file refers to. */
final class Reading {
    private static final int LONGEST_TEXT = 1000;

    private final String source;
    private final Surroundings surroundings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> troubled = new ArrayList<>();
    private final List<Place> plainHttp = new ArrayList<>();

    Reading(String source, Surroundings surroundings) {
        this.source = source;
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** All problems, in the order of the file. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** Reports that what is written at the place is not what is expected there. */
    void unexpected(Place place, String expected) {
        report(place, place.shown() + " (expected: " + expected + ")");
    }

    /** Reports that something is wrong at the place: what was found, then what was expected. */
    void report(Place place, String foundAndExpected) {
        troubled.add(place.name());
        String text = place.name().isEmpty() ? foundAndExpected : place.name() + ": " + foundAndExpected;
        reportAt(place.line(), place.column(), text);
    }

    /** Reports that something is wrong in that line and column, counted from 1. */
    void reportAt(int line, int column, String text) {
        problems.add(new Problem(source, line, column, onOneLine(text)));
    }

    /** A problem is one line of a log, whatever the file holds. */
    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).forEach(c -> {
            boolean unseen = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(c) == Character.SURROGATE;
            if (unseen) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return text.length() > LONGEST_TEXT ? line.append("...").toString() : line.toString();
    }

    /** Whether nothing was reported of the place, nor of anything in it. */
    boolean isSound(String name) {
        return troubled.stream().noneMatch(trouble -> trouble.startsWith(name));
    }

    /** Remembers a URL of plain http, which is a problem unless the whole file turns out to allow it. */
    void mindPlainHttp(Place place) {
        plainHttp.add(place);
    }

    void refusePlainHttp(String expected) {
        plainHttp.forEach(place -> unexpected(place, expected));
    }
}
