package org.bailiwick.config;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration refers to beside itself.
 *
 * @param directory where its relative file names start
 * @param environment the environment variable of a name, or null when it is not set
 */
public record Surroundings(Path directory, Function<String, @Nullable String> environment) {
    /** That directory and the environment of this process. */
    public static Surroundings of(Path directory) {
        return new Surroundings(directory, System::getenv);
    }
}
