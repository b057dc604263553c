package org.bailiwick.interop;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keycloak in a process of its own, on plain HTTP at 127.0.0.1, with two realms that know the same clients. */
final class Keycloak implements AutoCloseable {
    /** Our own domain. */
    static final String HOME = "home";
    /** Another one. */
    static final String PARTNER = "partner";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 250;
    private static final long GRACE_SECONDS = 20;

    private final Process process;
    private final String base;
    private final Path log;

    private Keycloak(Process process, String base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /**
     * Starts it and waits until it can be asked.
     *
     * @param directory where it is unpacked and works; everything it leaves behind is there
     * @throws KeycloakDistribution.Unavailable when it cannot be got
     */
    static Keycloak start(Path directory) throws IOException, InterruptedException {
        Path home = KeycloakDistribution.unpack(directory);
        Path realms = Files.createDirectories(home.resolve("data/import"));
        for (String realm : List.of(HOME, PARTNER)) {
            Files.writeString(realms.resolve(realm + ".json"), Realm.json(realm));
        }
        int port = freePort();
        Path log = directory.resolve("keycloak.log");
        Keycloak keycloak = new Keycloak(launch(home, port, log), "http://127.0.0.1:" + port, log);
        try {
            keycloak.awaitReady();
            return keycloak;
        } catch (IOException | InterruptedException | RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    private static Process launch(Path home, int port, Path log) throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin")
                                .resolve(windows ? "kc.bat" : "kc.sh")
                                .toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db=dev-mem",
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        return builder.start();
    }

    /**
     * A port that is free, below those that the system gives to whoever wants any: it will not be somebody else's while Keycloak
     * starts.
     */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one, then
            }
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(HOME) || !answers(PARTNER)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("Keycloak did not start: " + Files.readString(log));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean answers(String realm) throws InterruptedException {
        try {
            return Http.get(wellKnown(realm)).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String issuer(String realm) {
        return base + "/realms/" + realm;
    }

    private URI wellKnown(String realm) {
        return URI.create(issuer(realm) + "/.well-known/openid-configuration");
    }

    Peer peer(String realm) throws IOException, InterruptedException {
        return Peer.of(issuer(realm), wellKnown(realm));
    }

    /** Ends the process and what it started. */
    @Override
    public void close() {
        List<ProcessHandle> all;
        try (Stream<ProcessHandle> children = process.descendants()) {
            all = Stream.concat(children, Stream.of(process.toHandle())).toList();
        }
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
