package org.bailiwick.benchmarks.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bailiwick.benchmarks.Authority;
import org.bailiwick.benchmarks.Conditions;
import org.bailiwick.benchmarks.load.Built;
import org.bailiwick.benchmarks.load.Flavour;
import org.bailiwick.benchmarks.load.Guard;
import org.bailiwick.benchmarks.load.Probe;
import org.bailiwick.benchmarks.load.Processors;
import org.bailiwick.benchmarks.load.ServerProcess;
import org.bailiwick.benchmarks.load.Servers;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.SigningKey;

/** Soaks a guarded gateway; ends with 1 when an answer was wrong or something grew. */
public final class Soak {
    private static final int STEADY_CALLERS = 6;
    private static final int CURIOUS_CALLERS = 2;
    private static final int VITALS = 24;

    private Soak() {}

    /**
     * Soaks.
     *
     * @param args the minutes, at least one; then another {@link Flavour}, if not the gateway
     */
    public static void main(String[] args) throws Exception {
        Duration time = Duration.ofMinutes(Integer.parseInt(args[0]));
        Flavour flavour = args.length > 1 ? Flavour.valueOf(args[1]) : Flavour.GATEWAY;
        System.exit(soak(flavour, time) ? 0 : 1);
    }

    private static boolean soak(Flavour flavour, Duration time) throws IOException, InterruptedException {
        Servers servers = new Servers(Built.here(), Processors.here());
        try (EmbeddedAuthority authority = EmbeddedAuthority.builder()
                        .audience(Authority.RESOURCE)
                        .algorithms(Algorithm.ES256)
                        .start();
                ServerProcess upstream = servers.upstream();
                ServerProcess server = servers.guarded(
                        flavour, Guard.BAILIWICK, upstream.uri(""), settings(authority, servers.directory()))) {
            return soak(authority, server, time);
        }
    }

    private static List<String> settings(EmbeddedAuthority authority, Path directory) throws IOException {
        Path configuration = directory.resolve("soak.yaml");
        // Keys are asked for often; the memory for tokens is full within the first minute.
        Files.writeString(configuration, """
                resource: %s
                insecure-allow-loopback-http: true
                limits: {token-cache: 2MiB, refusal-cache: 256KiB}
                domains:
                  home:
                    kind: jwt
                    issuer: %s
                    algorithms: [ES256]
                    leeway: 0s
                    keys: {refresh-after: 10s, unknown-kid-gap: 1s}
                rules:
                  - {id: read-account, path: "/accounts/{id}", methods: [GET], scopes: ["%s"]}
                """.formatted(Authority.RESOURCE, authority.issuer(), Authority.SCOPE));
        return List.of("--bailiwick.config=" + configuration);
    }

    private static boolean soak(EmbeddedAuthority authority, ServerProcess server, Duration time)
            throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Probe probe = new Probe();
        URI account = server.uri(Probe.PATH);
        Tally tally = new Tally();
        Weather weather = new Weather(authority, clock);
        Caller caller = new Caller(probe, account, firstWallet(authority, clock, probe, account), weather, tally);
        AtomicBoolean stopped = new AtomicBoolean();
        List<Thread> threads = IntStream.range(0, STEADY_CALLERS + CURIOUS_CALLERS)
                .mapToObj(number -> new Thread(() -> caller.call(kinds(number), stopped::get)))
                .toList();
        threads.forEach(Thread::start);
        Thread seasons = new Thread(() -> changes(weather));
        seasons.setDaemon(true);
        seasons.start();
        Course course = watch(server, time);
        stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(Conditions.machine() + "; " + time.toMinutes() + " minutes.\n\n" + tally.report() + "\n"
                + course.report());
        return tally.isClean() && course.isFlat();
    }

    private static Wallet firstWallet(EmbeddedAuthority authority, Clock clock, Probe probe, URI account)
            throws IOException {
        SigningKey key = authority.key(Algorithm.ES256);
        String token = authority
                .token()
                .signedBy(key)
                .scopes(Authority.SCOPE)
                .expiresIn(Duration.ofDays(1))
                .sign();
        int status = probe.status(account, token);
        if (status != 200) {
            throw new IllegalStateException("status: " + status + " (expected: 200) for the first token");
        }
        return new Wallet(authority, clock, key, token);
    }

    /** Some callers know all they need; the others come with keys that the gateway does not know, and may have to wait. */
    private static Supplier<Kind> kinds(int caller) {
        return caller < STEADY_CALLERS
                ? () -> Kind.at(ThreadLocalRandom.current().nextInt(100))
                : () -> ThreadLocalRandom.current().nextBoolean() ? Kind.NEW_KEY : Kind.STRANGER;
    }

    private static void changes(Weather weather) {
        try {
            while (true) {
                Thread.sleep(weather.change().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Course watch(ServerProcess server, Duration time) throws IOException, InterruptedException {
        Course course = new Course();
        for (int i = 0; i < VITALS; i++) {
            Thread.sleep(time.dividedBy(VITALS).toMillis());
            course.add(server.vitals());
        }
        return course;
    }
}
