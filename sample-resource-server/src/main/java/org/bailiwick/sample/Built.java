package org.bailiwick.sample;

import java.io.FileNotFoundException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build has made.
 *
 * @param target the directory of all of it
 */
record Built(Path target) {
    static Built here() {
        try {
            Path classes = Path.of(Built.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Built(classes.resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root of the compiled classes. */
    Path classes() {
        return target.resolve("classes");
    }

    /** The jar that guards an application it is dropped into. */
    Path dropIn() throws FileNotFoundException {
        Path jar = target.resolve("drop-in").resolve("bailiwick-servlet-dropin.jar");
        if (!Files.isRegularFile(jar)) {
            throw new FileNotFoundException(jar + ": not there (expected: built by mvn package, as ./run-sample does)");
        }
        return jar;
    }

    /** Where everything is logged. */
    Path log() {
        return target.resolve("sample.log");
    }
}
