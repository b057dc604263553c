package org.bailiwick.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keycloak's archive from the local repository, downloaded by Maven when it is not there. Here rather than in a plugin, so
 * that a download which fails skips tests instead of failing the build. What it needs is in system properties, see the
 * profile {@code interop}.
 */
final class KeycloakDistribution {
    private static final String VERSION = System.getProperty("keycloak.version", "");
    private static final Path REPOSITORY = Path.of(System.getProperty("keycloak.repository", ""));
    private static final Path MAVEN = Path.of(System.getProperty("keycloak.maven", ""));
    private static final Path SETTINGS = Path.of(System.getProperty("keycloak.settings", ""));
    private static final boolean OFFLINE =
            System.getProperty("keycloak.mode", "").endsWith("true");
    private static final long MINUTES = 15;

    private KeycloakDistribution() {}

    /**
     * Unpacks Keycloak, unless it lies there since an earlier run; then it starts faster.
     *
     * @param directory an absolute path
     * @return its home, in the directory
     * @throws Unavailable when there is no archive and Maven cannot get it
     */
    static Path unpack(Path directory) throws IOException, InterruptedException {
        Path home = directory.resolve("keycloak-" + VERSION);
        if (!Files.exists(home.resolve("version.txt"))) {
            run(
                    directory.resolve("unpack.log"),
                    List.of("tar", "-xzf", archive(directory).toString(), "-C", directory.toString()));
        }
        return home;
    }

    private static Path archive(Path directory) throws IOException, InterruptedException {
        Path archive = REPOSITORY.resolve(
                "org/keycloak/keycloak-quarkus-dist/%1$s/keycloak-quarkus-dist-%1$s.tar.gz".formatted(VERSION));
        if (Files.exists(archive)) {
            return archive;
        }
        if (OFFLINE) {
            throw new Unavailable("it is not in the local repository, and Maven works offline");
        }
        run(directory.resolve("download.log"), download());
        if (!Files.exists(archive)) {
            throw new Unavailable("Maven did not put it at " + archive);
        }
        return archive;
    }

    private static List<String> download() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                MAVEN.resolve(windows ? "bin/mvn.cmd" : "bin/mvn").toString(),
                "-B",
                "-q",
                "-U",
                "-Dmaven.repo.local=" + REPOSITORY,
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get",
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":tar.gz",
                "-Dtransitive=false"));
        if (Files.exists(SETTINGS)) {
            command.addAll(List.of("-s", SETTINGS.toString()));
        }
        return command;
    }

    private static void run(Path output, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(output.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroy();
        if (!ended || process.exitValue() != 0) {
            throw new Unavailable(command.get(0) + " failed, see " + output + firstLine(output));
        }
    }

    private static String firstLine(Path output) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.findFirst().map(line -> ": " + line).orElse("");
        }
    }

    /** There is no Keycloak to be had, which is no fault of what it would test. */
    static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super("Keycloak " + VERSION + ": " + reason);
        }
    }
}
