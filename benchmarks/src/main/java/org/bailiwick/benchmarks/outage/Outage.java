package org.bailiwick.benchmarks.outage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** Takes the authority away from a guarded gateway under load; ends with 1 when an answer was wrong or a question too many. */
public final class Outage {
    private static final int CALLERS = 8;
    private static final int TOKENS_EACH = 500;
    private static final int AT_ONCE = 10_000;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedAuthority authority;
    private final URI account;
    private final Duration time;
    private final Clock clock = Clock.systemUTC();
    private final Timeline timeline = new Timeline();
    private final Tally tally = new Tally();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Outage(EmbeddedAuthority authority, URI account, Duration time) {
        this.authority = authority;
        this.account = account;
        this.time = time;
    }

    /**
     * Makes the outage.
     *
     * @param args how many seconds it lasts, 2 to 600; 60 when nothing is said
     */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        if (seconds < 2 || seconds > 600) {
            throw new IllegalArgumentException("seconds: " + seconds + " (expected: 2 to 600)");
        }
        System.exit(run(Duration.ofSeconds(seconds)) ? 0 : 1);
    }

    private static boolean run(Duration time) throws IOException, InterruptedException, ExecutionException {
        Servers servers = new Servers(Built.here(), Processors.here());
        try (EmbeddedAuthority authority = EmbeddedAuthority.builder()
                        .audience(Authority.RESOURCE)
                        .algorithms(Algorithm.ES256)
                        .start();
                ServerProcess upstream = servers.upstream();
                ServerProcess server = servers.guarded(
                        Flavour.GATEWAY,
                        Guard.BAILIWICK,
                        upstream.uri(""),
                        settings(authority, servers.directory(), kept(time)))) {
            authority.client("gateway", "made up");
            return new Outage(authority, server.uri(Probe.PATH), time).run();
        }
    }

    /** How long the gateway remembers: twice as long as the outage lasts. */
    private static Duration kept(Duration time) {
        return time.multipliedBy(2);
    }

    private static List<String> settings(EmbeddedAuthority authority, Path directory, Duration kept)
            throws IOException {
        Path configuration = directory.resolve("outage.yaml");
        // The limits are for the many at once, who wait while the authority is silent.
        Files.writeString(configuration, """
                resource: %s
                insecure-allow-loopback-http: true
                limits: {call: 50s, decision: 55s}
                domains:
                  home:
                    kind: introspection
                    issuer: %s
                    client: {id: gateway, secret: "made up"}
                    leeway: 0s
                    cache: {positive: %ds}
                rules:
                  - {id: read-account, path: "/accounts/{id}", methods: [GET], scopes: ["%s"]}
                """.formatted(
                        Authority.RESOURCE, authority.issuer(), kept.toSeconds(), Authority.SCOPE));
        return List.of("--bailiwick.config=" + configuration);
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException {
        CountDownLatch introduced = new CountDownLatch(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(caller(i, introduced)));
            }
            if (!introduced.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("first uses: not done after " + PATIENCE + " (expected: done)");
            }
            takeAway();
            stopped.set(true);
            for (Future<?> caller : callers) {
                caller.get(); // a caller that has failed is no caller with right answers
            }
        } finally {
            threads.shutdownNow();
        }
        String token = authority.opaque().scopes("openid").issue();
        Burst burst = Burst.of(AT_ONCE, account, token, authority);
        System.out.println(Conditions.machine() + "; " + time.toSeconds() + " s of outage; load average "
                + Conditions.load() + ".\n\n" + tally.report() + rest() + burst.report());
        return tally.isClean() && timeline.rest().isPresent() && burst.isClean();
    }

    private Runnable caller(int number, CountDownLatch introduced) {
        Probe probe = new Probe();
        Door door = token -> token.isPresent() ? probe.status(account, token.get()) : probe.status(account);
        Wallet wallet =
                new Wallet(new EmbeddedMint(authority), new Random(number), kept(time), TOKENS_EACH, clock.millis());
        Caller caller = new Caller(door, wallet, timeline, tally, clock);
        return () -> {
            caller.introduce();
            introduced.countDown();
            while (!stopped.get() && pause(PAUSE_MILLIS)) {
                caller.call();
            }
        };
    }

    private void takeAway() throws InterruptedException {
        Duration calm = time.dividedBy(6);
        Thread.sleep(calm.toMillis());
        timeline.stopping(clock.millis());
        authority.stop();
        timeline.stopped(clock.millis());
        Thread.sleep(time.toMillis());
        timeline.healing(clock.millis());
        authority.heal();
        long latest = clock.millis() + Timeline.LONGEST_REST.toMillis();
        while (timeline.rest().isEmpty() && clock.millis() < latest) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Thread.sleep(calm.toMillis());
    }

    private String rest() {
        return timeline.rest().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "new tokens were admitted again %.1f s after the authority's return\n",
                        timeline.rest().getAsLong() / 1e3)
                : "new tokens were not admitted again\n";
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
