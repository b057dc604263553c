package org.bailiwick.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.benchmarks.Jvm;
import org.bailiwick.benchmarks.server.Vitals;

/** A server on 127.0.0.1 in a virtual machine of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final String HEAP = "512m";
    private static final String ANNOUNCEMENT = "port ";

    private final Process process;
    private final BufferedReader lines;
    private final int port;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.lines = process.inputReader();
        this.port = Integer.parseInt(line(ANNOUNCEMENT).substring(ANNOUNCEMENT.length()));
    }

    /**
     * The command that starts a server: the JDK in use, a heap of {@value #HEAP} and the same collector for all, whatever
     * the number of processors.
     */
    public static List<String> command(String classPath, Class<?> server, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(Jvm.flags(HEAP));
        command.addAll(List.of("-XX:+UseG1GC", "-cp", classPath, server.getName()));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Starts a server and waits until it listens; what it has to complain of goes where our own complaints go. */
    public static ServerProcess start(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try {
            return new ServerProcess(process);
        } catch (IOException | RuntimeException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private String line(String beginning) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new IOException("server: ended (expected: says " + beginning + ")");
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The processor time it has taken so far, in its own and in the system's code. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("cpu time: unknown (expected: a system that tells)"));
    }

    /** How it is, all garbage collected. */
    public Vitals vitals() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        return Vitals.parse(line("vitals"));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
