package org.bailiwick.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.bailiwick.sample.api.HealthServlet;

/**
 * The API as a directory that a servlet container can run: its classes, and the two things that guard it, a jar in {@code
 * WEB-INF/lib} and {@code WEB-INF/bailiwick.yaml}.
 */
record WebApplication(Path directory) {
    /** Copies the API's classes, and nothing else of what has been compiled. */
    void addClasses(Path compiled) throws IOException {
        Path apiPackage = Path.of(HealthServlet.class.getPackageName().replace('.', '/'));
        Path to = Files.createDirectories(webInf().resolve("classes").resolve(apiPackage));
        try (Stream<Path> files = Files.list(compiled.resolve(apiPackage))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Guards it. */
    void dropIn(Path jar, Ports ports) throws IOException {
        Path lib = Files.createDirectories(webInf().resolve("lib"));
        Files.copy(jar, lib.resolve(jar.getFileName()));
        Files.writeString(webInf().resolve("bailiwick.yaml"), configuration(ports));
    }

    private Path webInf() {
        return directory.resolve("WEB-INF");
    }

    /** The configuration, with the ports in use instead of the usual ones. */
    static String configuration(Ports ports) throws IOException {
        String text = usualConfiguration();
        for (Place place : Place.values()) {
            text = text.replace(address(place.usualPort()), "<" + place + ">");
        }
        for (Place place : Place.values()) {
            text = text.replace("<" + place + ">", address(ports.of(place)));
        }
        return text;
    }

    private static String usualConfiguration() throws IOException {
        try (InputStream in = WebApplication.class.getResourceAsStream("bailiwick.yaml")) {
            return new String(Objects.requireNonNull(in, "bailiwick.yaml").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String address(int port) {
        return "//127.0.0.1:" + port;
    }
}
