package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tour: chapters of stops, visited in order. A chapter is written when it begins, by the keys of that time. */
record Tour(List<Supplier<Chapter<Stop>>> chapters) {
    Tour {
        chapters = List.copyOf(chapters);
    }

    static Tour of(World world, Logs logs) {
        List<Supplier<Chapter<Stop>>> chapters = new ArrayList<>(by(world.api(), world));
        chapters.addAll(by(world.gateway(), world));
        chapters.add(new AtTheGatewayAlone(world)::chapter);
        chapters.addAll(across(world.federation(), logs));
        chapters.addAll(nextHops(world.federation()));
        chapters.add(new AnAgentCallsTools(world.agency())::chapter);
        chapters.addAll(sessions(world));
        return new Tour(chapters);
    }

    private static List<Supplier<Chapter<Stop>>> by(Entrance entrance, World world) {
        return List.of(
                new LetIn(world, entrance)::chapter,
                new KeptOut(world, entrance)::chapter,
                new TricksRefused(world, entrance)::chapter,
                new TroubleSurvived(world, entrance)::chapter);
    }

    private static List<Supplier<Chapter<Stop>>> across(Federation federation, Logs logs) {
        return List.of(
                new StepByStep(federation)::chapter,
                new AcrossDomains(federation)::chapter,
                new TroubleBetweenDomains(federation)::chapter,
                new ChainOfThree(federation, logs)::chapter,
                new AtTheEndpointAlone(federation)::chapter);
    }

    private static List<Supplier<Chapter<Stop>>> nextHops(Federation federation) {
        return List.of(
                new NextHopStepByStep(federation)::chapter,
                new NextHopBounds(federation)::chapter,
                new NextHopTooWide(federation)::chapter,
                new NextHopTrouble(federation)::chapter);
    }

    private static List<Supplier<Chapter<Stop>>> sessions(World world) {
        return List.of(
                new TicketByTicket(world.sessions())::chapter,
                new TokensAndSessions(world)::chapter,
                new SessionTrouble(world.sessions())::chapter,
                new APersonLogsIn(world.sessions())::chapter,
                new TricksAtTheLogin(world.sessions())::chapter);
    }

    Report make() {
        return new Report(
                chapters.stream().map(Supplier::get).map(Tour::visited).toList());
    }

    private static Chapter<Row> visited(Chapter<Stop> chapter) {
        return new Chapter<>(
                chapter.title(), chapter.parts().stream().map(Stop::visit).toList());
    }
}
