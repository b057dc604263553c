package org.bailiwick.sample;

import java.util.List;

/** What came of the whole tour. */
record Report(List<Chapter<Row>> chapters) {
    Report {
        chapters = List.copyOf(chapters);
    }

    List<Row> rows() {
        return chapters.stream().flatMap(chapter -> chapter.parts().stream()).toList();
    }

    /** 0 if there was something to see and all of it was as expected, else 1. */
    int exitCode() {
        return !rows().isEmpty() && rows().stream().allMatch(Row::isAsExpected) ? Sample.GOOD : Sample.BAD;
    }

    /** In one line. */
    String summary() {
        long good = rows().stream().filter(Row::isAsExpected).count();
        return good + " of " + rows().size() + " calls ended as expected.";
    }
}
