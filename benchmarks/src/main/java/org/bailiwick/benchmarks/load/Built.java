package org.bailiwick.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the build has made.
 *
 * @param target the directory of all of it
 */
public record Built(Path target) {
    /** Libraries that no server under load has: the tools', the tests', and other providers of cryptography than the JDK's. */
    private static final List<String> NOBODYS =
            List.of("jmh-", "bailiwick-testkit", "AmazonCorretto", "tink-", "bcprov-");

    /** Where this class comes from. */
    public static Built here() {
        try {
            return new Built(Path.of(Built.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path classes() {
        return target.resolve("classes");
    }

    /** The class path of a guarded server: our classes, and of all the libraries those that neither leaves out. */
    String classPath(Flavour flavour, Guard guard) throws IOException {
        List<String> absent = new ArrayList<>(NOBODYS);
        absent.addAll(flavour.absent());
        absent.addAll(guard.absent());
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            return Stream.concat(
                            Stream.of(classes()),
                            libraries
                                    .sorted()
                                    .filter(library -> absent.stream()
                                            .noneMatch(library.getFileName().toString()::startsWith)))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
