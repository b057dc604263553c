package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.benchmarks.Authority;
import org.bailiwick.benchmarks.Conditions;
import org.bailiwick.keys.SignatureAlgorithm;

/** Puts every server under load in rounds, with what is compared next to each other in each round. */
public final class Load {
    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);

    private static final int MANY = 10_000;
    private static final int ATTEMPTS = 3;

    private final int rounds;
    private final int seconds;
    private final Servers servers;
    private final Wrk wrk;
    private final List<String> results = new ArrayList<>();

    private Load(int rounds, int seconds) {
        Built built = Built.here();
        Processors processors = Processors.here();
        this.rounds = rounds;
        this.seconds = seconds;
        this.servers = new Servers(built, processors);
        this.wrk = new Wrk(built.classes().resolve("bearer.lua"), processors);
    }

    /**
     * Measures.
     *
     * @param args the file to write, one line for each run; the number of rounds; the seconds of a run; then the flavours, if
     *     not all
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        String before = Conditions.load();
        Load load = new Load(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        for (Flavour flavour : flavours(List.of(args).subList(3, args.length))) {
            for (SignatureAlgorithm algorithm : ALGORITHMS) {
                load.measure(flavour, new Authority(algorithm));
            }
        }
        Files.write(file, load.results);
        Files.writeString(Conditions.besides(file), load.conditions(before));
        System.exit(0); // the client's threads would stay
    }

    private static List<Flavour> flavours(List<String> names) {
        return names.isEmpty()
                ? List.of(Flavour.values())
                : names.stream().map(Flavour::valueOf).toList();
    }

    private void measure(Flavour flavour, Authority authority) throws IOException {
        TokenFile one = TokenFile.write(authority, 1, servers.directory());
        TokenFile many = TokenFile.write(authority, MANY, servers.directory());
        try (Stand stand = Stand.start(flavour, authority, servers)) {
            for (Guard guard : Guard.values()) {
                warmUp(stand.of(guard), one);
                warmUp(stand.of(guard), many);
            }
            for (int round = 0; round < rounds; round++) {
                for (TokenFile tokens : List.of(one, many)) {
                    for (Guard guard : Guard.values()) {
                        Figures figures = figures(stand.of(guard), tokens);
                        keep(new Run(flavour, authority.algorithm(), tokens.number(), guard, figures));
                    }
                }
            }
        }
    }

    /** For the time of two runs, and until each token has been sent. */
    private void warmUp(ServerProcess server, TokenFile tokens) throws IOException {
        long sent = 0;
        for (int run = 0; run < 2 || sent < tokens.number(); run++) {
            sent += load(server, tokens).requests();
        }
    }

    /** Of the first run in which nothing failed. What breaks off at the end of one run may fail at the beginning of the next. */
    private Figures figures(ServerProcess server, TokenFile tokens) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Duration before = server.cpu();
            Wrk.Outcome outcome = load(server, tokens);
            if (outcome.isClean()) {
                return Figures.of(outcome, server.cpu().minus(before));
            }
            System.out.println("again: " + outcome);
        }
        throw new IOException("failed requests: in " + ATTEMPTS + " runs (expected: none)");
    }

    private Wrk.Outcome load(ServerProcess server, TokenFile tokens) throws IOException {
        return wrk.load(server.uri(Probe.PATH), tokens.path(), seconds);
    }

    private void keep(Run run) {
        System.out.println(run.line());
        results.add(run.line());
    }

    private String conditions(String before) throws IOException {
        return Conditions.machine()
                + "; %d rounds of %d s each after two or more to warm up, %d connections; load average %s before, %s after."
                        .formatted(rounds, seconds, Wrk.CONNECTIONS, before, Conditions.load());
    }
}
