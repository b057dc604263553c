package org.bailiwick.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line says.
 *
 * @param help whether only the options are to be shown
 * @param once whether to end after the tour
 */
record Arguments(boolean help, boolean once, Ports ports) {
    static final String HELP = """
            Usage: ./run-sample [OPTION]...
            Starts a small API behind the Bailiwick drop-in, the ready gateway before a service that knows nothing of
            tokens, the authorities of three domains, and one of sessions, where people log in; then three more domains, A, B
            and C, that honour each other's tokens; and an agent that calls tools for people. All of it is on 127.0.0.1. Makes a tour of calls, and stays up until Ctrl-C.

              --once                     end after the tour; exit code 0 only if every call ended as expected
              --port=NUMBER              the API's port: 8080
              --gateway-port=NUMBER      the gateway's port: 8081
              --upstream-port=NUMBER     the port of the service behind the gateway: 8082
              --agent-port=NUMBER        the port of an agent, which calls tools: 8083
              --tools-port=NUMBER        the port of the tools: 8084
              --management-port=NUMBER   the port of the gateway's management: 9090
              --authority-port=NUMBER    the port of home's authority: 9000
              --partner-port=NUMBER      the port of partner's authority: 9001
              --late-port=NUMBER         the port of late's authority: 9002
              --sessions-port=NUMBER     the port of the authority of sessions, where people log in: 9003
              --rs1-port=NUMBER          the port of RS1, an API of domain A: 8110
              --as1-port=NUMBER          the port of AS1, the authority of domain A: 9110
              --rs2-port=NUMBER          the port of RS2, an API of domain B: 8120
              --as2-port=NUMBER          the port of AS2, the authority of domain B: 9120
              --as2-endpoint-port=NUMBER the port of the federation endpoint beside AS2: 9121
              --rs3-port=NUMBER          the port of RS3, an API of domain C: 8130
              --as3-port=NUMBER          the port of AS3, the federation endpoint of domain C: 9130
              --help                     show this

            0 stands for any free port; with --once that is what every port is unless you say otherwise.
            """;

    private static final int HIGHEST_PORT = 65_535;

    static Arguments parse(String... words) throws Wrong {
        boolean help = false;
        boolean once = false;
        List<String> portWords = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case "--help" -> help = true;
                case "--once" -> once = true;
                default -> portWords.add(word);
            }
        }
        Ports ports = once ? Ports.FREE : Ports.USUAL;
        for (String word : portWords) {
            Place place =
                    placeOf(word).orElseThrow(() -> new Wrong(word + ": unknown option (expected: " + known() + ")"));
            ports = ports.with(place, port(word, place));
        }
        return new Arguments(help, once, ports);
    }

    private static Optional<Place> placeOf(String word) {
        String option = word.split("=", 2)[0];
        return Stream.of(Place.values())
                .filter(place -> place.option().equals(option))
                .findFirst();
    }

    private static int port(String word, Place place) throws Wrong {
        String value = word.substring(Math.min(word.length(), place.option().length() + 1));
        boolean isNumber = value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT;
        if (!isNumber) {
            throw new Wrong(word + " (expected: " + place.option() + "=NUMBER, from 0 to " + HIGHEST_PORT + ")");
        }
        return Integer.parseInt(value);
    }

    private static String known() {
        StringBuilder all = new StringBuilder("--once, --help");
        for (Place place : Place.values()) {
            all.append(", ").append(place.option()).append("=NUMBER");
        }
        return all.toString();
    }

    /** A command line that makes no sense. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }
}
