package org.bailiwick.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;

/**
 * Ourselves as the issuer of JWTs for the services behind us.
 *
 * @param issuer their {@code iss}
 * @param path where the public keys are published, as in the request line
 * @param keys what they are signed with
 */
public record InternalJwtSettings(Issuer issuer, String path, Keys keys) {
    public InternalJwtSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(keys, "keys");
    }

    /** What JWTs are signed with. */
    public sealed interface Keys {
        <R> R fold(Function<Generated, R> generated, Function<InFiles, R> inFiles);

        /** Keys that are made here, never leave the process, and follow one another. */
        record Generated(SignatureAlgorithm algorithm, Duration rotateAfter) implements Keys {
            @Override
            public <R> R fold(Function<Generated, R> generated, Function<InFiles, R> inFiles) {
                return generated.apply(this);
            }
        }

        /** Private JWKs in files: the first signs, all are published. */
        record InFiles(List<Path> files) implements Keys {
            public InFiles {
                files = List.copyOf(files);
                if (files.isEmpty()) {
                    throw new IllegalArgumentException("files: [] (expected: at least one)");
                }
            }

            @Override
            public <R> R fold(Function<Generated, R> generated, Function<InFiles, R> inFiles) {
                return inFiles.apply(this);
            }
        }
    }
}
