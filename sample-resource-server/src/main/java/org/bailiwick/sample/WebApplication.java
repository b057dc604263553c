package org.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An application as a directory that a servlet container can run: its classes, and the two things that guard it, a jar in {@code
 * WEB-INF/lib} and {@code WEB-INF/bailiwick.yaml}.
 */
record WebApplication(Path directory) {
    /** Copies the API's classes, and nothing else of what has been compiled. */
    void addClasses(Path compiled) throws IOException {
        addClasses(compiled, "api");
    }

    /**
     * Copies the classes of a package.
     *
     * @param name its name within this one
     */
    void addClasses(Path compiled, String name) throws IOException {
        Path all = Path.of(WebApplication.class.getPackageName().replace('.', '/'), name);
        Path to = Files.createDirectories(webInf().resolve("classes").resolve(all));
        try (Stream<Path> files = Files.list(compiled.resolve(all))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /**
     * Guards it.
     *
     * @param configuration the text of the file
     */
    void dropIn(Path jar, String configuration) throws IOException {
        Path lib = Files.createDirectories(webInf().resolve("lib"));
        Files.copy(jar, lib.resolve(jar.getFileName()));
        Files.writeString(webInf().resolve("bailiwick.yaml"), configuration);
    }

    private Path webInf() {
        return directory.resolve("WEB-INF");
    }
}
