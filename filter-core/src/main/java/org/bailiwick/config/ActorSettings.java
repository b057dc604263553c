package org.bailiwick.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.token.Scopes;

/**
 * Who acts for the caller at the next service, and how that is proven to the authority (RFC 8693 section 2.1).
 *
 * @param name the {@code sub} that the new token's outermost {@code act} must have
 * @param source where the actor's token comes from
 */
public record ActorSettings(String name, Source source) {
    public ActorSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
    }

    /** Where an actor's token comes from. */
    public sealed interface Source {
        <R> R fold(Function<ClientCredentials, R> clientCredentials, Function<InFile, R> inFile);

        /** From the same authority, by the client credentials grant (RFC 6749 section 4.4), with these scopes. */
        record ClientCredentials(Scopes scopes) implements Source {
            @Override
            public <R> R fold(Function<ClientCredentials, R> clientCredentials, Function<InFile, R> inFile) {
                return clientCredentials.apply(this);
            }
        }

        /** A JWT in this file, which somebody else keeps fresh; read again when it has changed. */
        record InFile(Path file) implements Source {
            @Override
            public <R> R fold(Function<ClientCredentials, R> clientCredentials, Function<InFile, R> inFile) {
                return inFile.apply(this);
            }
        }
    }
}
