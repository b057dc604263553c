package org.bailiwick.sample;

import java.util.List;

/** The tour: chapters of stops, visited in order. */
record Tour(List<Chapter<Stop>> chapters) {
    Tour {
        chapters = List.copyOf(chapters);
    }

    static Tour of(World world) {
        Caller caller = new Caller(world.api());
        return new Tour(List.of(
                new LetIn(world, caller).chapter(),
                new KeptOut(world, caller).chapter(),
                new TricksRefused(world, caller).chapter(),
                new TroubleSurvived(world, caller).chapter()));
    }

    Report make() {
        return new Report(chapters.stream().map(Tour::visited).toList());
    }

    private static Chapter<Row> visited(Chapter<Stop> chapter) {
        return new Chapter<>(
                chapter.title(), chapter.parts().stream().map(Stop::visit).toList());
    }
}
