package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ready gateway in a process of its own, as its users start it: on free ports, stopped by whoever started it. */
final class RunningGateway implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("ready.jar"));

    private static final Pattern READY = Pattern.compile("Ready: port (\\d+), management port (\\d+), routes (\\d+)");
    private static final long PATIENCE_SECONDS = 120;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new ArrayList<>();
    private final Process process;
    private final Thread reader;
    private boolean ended;

    private RunningGateway(Process process) {
        this.process = process;
        this.reader = new Thread(this::readOutput, "gateway-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** With these arguments, in this directory, on free ports unless they say otherwise. */
    static RunningGateway launch(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("BAILIWICK_CONFIG");
        builder.environment()
                .putAll(Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0"));
        return new RunningGateway(builder.start());
    }

    /** As the documentation starts it, with the two files of this directory. */
    static RunningGateway withBothFiles(Path directory) throws IOException {
        return launch(directory, "--bailiwick.config=bailiwick.yaml", "--spring.config.additional-location=routes.yml");
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(this::add);
        } catch (UncheckedIOException | IOException closed) {
            add("closed: " + closed.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized String output() {
        return String.join("\n", lines);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until a line like this has been written. */
    synchronized void awaitLine(Predicate<String> like) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lines.stream().noneMatch(like)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(!ended && left > 0).as("a certain line in:\n" + output()).isTrue();
            wait(Math.max(1, left));
        }
    }

    private Matcher ready() throws InterruptedException {
        awaitLine(line -> READY.matcher(line).find());
        Matcher ready = READY.matcher(output());
        assertThat(ready.find()).isTrue();
        return ready;
    }

    /** Where requests go. */
    URI traffic(String path) throws InterruptedException {
        return URI.create("http://127.0.0.1:" + ready().group(1) + path);
    }

    /** Where operators look. */
    URI management(String path) throws InterruptedException {
        return URI.create("http://127.0.0.1:" + ready().group(2) + "/actuator" + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).build());
    }

    HttpRequest.Builder request(String path, String... headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(traffic(path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException unanswered) {
            throw new AssertionError(request + " was not answered:\n" + output(), unanswered);
        }
    }

    /** Sends a request and waits for nothing. */
    CompletableFuture<HttpResponse<String>> begin(String path) throws InterruptedException {
        return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> manage(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(management(path)).build());
    }

    /** Asks the process to end, as an orchestrator does. */
    void terminate() {
        // Not Process.destroy, which closes the output as well.
        process.toHandle().destroy();
    }

    /** The status that the process ended with, once it has, and all its output is read. */
    int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the process has ended")
                .isTrue();
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
