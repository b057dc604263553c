package org.bailiwick.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The ready gateway in a process of its own, started by its jar and two files, as its users start it. */
final class ReadyGateway implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SECONDS_TO_END = 5;

    private final Process process;
    private final Caller caller;
    private final Path log;

    private ReadyGateway(Process process, Caller caller, Path log) {
        this.process = process;
        this.caller = caller;
        this.log = log;
    }

    /**
     * Starts the process, and waits for nothing.
     *
     * @param directory for the two files, and whatever the process writes for a time
     * @param log where all that it says goes
     */
    static ReadyGateway launch(Path jar, Path directory, Path log, Ports ports) throws IOException {
        Files.createDirectories(directory);
        for (String file : List.of("bailiwick.yaml", "routes.yml")) {
            Files.writeString(directory.resolve(file), UsualFile.text("gateway/" + file, ports));
        }
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1", // starts sooner, and is fast enough for a tour
                        "-Djava.io.tmpdir=" + directory,
                        "-jar",
                        jar.toString(),
                        "--bailiwick.config=bailiwick.yaml",
                        "--spring.config.additional-location=routes.yml",
                        "--server.address=127.0.0.1",
                        "--server.port=" + ports.of(Place.GATEWAY),
                        "--management.server.port=" + ports.of(Place.MANAGEMENT))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        URI uri = URI.create("http://127.0.0.1:" + ports.of(Place.GATEWAY));
        return new ReadyGateway(command.start(), new Caller(uri), log);
    }

    /**
     * Waits until it takes requests.
     *
     * @throws IOException when it ends instead, or takes too long
     */
    void awaitReady() throws IOException {
        long begun = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException(
                        "the gateway ended with status " + process.exitValue() + "; its last words are in " + log);
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("the gateway is not ready after " + PATIENCE.toSeconds()
                        + " seconds; what it said is in " + log);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isReady() {
        try {
            return caller.send(Call.get("/readyz")).status() == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    /** Ends the process, by force if it does not end when it is asked to. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
        } catch (CompletionException stillThere) {
            process.destroyForcibly().onExit().join();
        }
    }
}
