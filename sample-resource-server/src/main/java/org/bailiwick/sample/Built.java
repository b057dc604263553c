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
        return built(target.resolve("drop-in").resolve("bailiwick-servlet-dropin.jar"));
    }

    /** The gateway that is ready to run. */
    Path gateway() throws FileNotFoundException {
        return built(target.resolve("gateway").resolve("bailiwick-gateway.jar"));
    }

    private static Path built(Path jar) throws FileNotFoundException {
        if (!Files.isRegularFile(jar)) {
            throw new FileNotFoundException(jar + ": not there (expected: built by mvn package, as ./run-sample does)");
        }
        return jar;
    }

    /** Where everything is logged that this process does. */
    Path log() {
        return target.resolve("sample.log");
    }

    /** Where everything is logged that the gateway's process does. */
    Path gatewayLog() {
        return target.resolve("gateway.log");
    }
}
