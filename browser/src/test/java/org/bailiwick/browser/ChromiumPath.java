package org.bailiwick.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a Chromium is on this machine. */
final class ChromiumPath {
    /** Said where there is none. */
    static final String ABSENT = "No Chromium: people at a browser are not tested. Install Debian's package chromium,"
            + " or say where one is: -DBAILIWICK_CHROMIUM=PATH, or the environment variable of that name.";

    private static final String NAME = "BAILIWICK_CHROMIUM";
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    private ChromiumPath() {}

    /**
     * What is said counts; else the first that is on the path.
     *
     * @throws IllegalStateException when none is where it is said to be
     */
    static Optional<Path> find() {
        @Nullable String said = System.getProperty(NAME, System.getenv(NAME));
        if (said != null) {
            Path there = Path.of(said);
            if (!Files.isExecutable(there)) {
                throw new IllegalStateException(NAME + ": " + said + " (expected: a program)");
            }
            return Optional.of(there);
        }
        return Stream.concat(Stream.of("/usr/bin"), directories())
                .flatMap(directory -> PROGRAMS.stream().map(program -> Path.of(directory, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> directories() {
        @Nullable String path = System.getenv("PATH");
        return path == null
                ? Stream.empty()
                : Stream.of(path.split(File.pathSeparator)).filter(each -> !each.isEmpty());
    }
}
