package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;

/** A domain that may vouch for a caller, as configured. */
public sealed interface DomainSettings {
    /** The name rules call it by. */
    String name();

    Issuer issuer();

    <R> R fold(Function<Jwt, R> jwt);

    /**
     * A domain whose access tokens are JWTs that are verified here ({@code kind: jwt}).
     *
     * @param name the name rules call it by
     * @param issuer the exact {@code iss} of its tokens
     * @param keyLocation where its keys are
     * @param algorithms the algorithms accepted; never empty
     * @param tokenType the exact {@code typ} of its access tokens, {@code at+jwt} or {@code JWT}
     * @param leeway tolerated clock difference, 0 to 300 s
     * @param keys how long keys are believed
     * @param scopesClaim the claim that holds scopes, as a space-separated text or an array
     * @param grantsClaims claims whose texts are grants; a dot leads into an object
     */
    record Jwt(
            String name,
            Issuer issuer,
            KeyLocation keyLocation,
            List<SignatureAlgorithm> algorithms,
            TokenType tokenType,
            Duration leeway,
            KeyLifetimes keys,
            String scopesClaim,
            List<String> grantsClaims)
            implements DomainSettings {
        public Jwt {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(keyLocation, "keyLocation");
            algorithms = List.copyOf(algorithms);
            grantsClaims = List.copyOf(grantsClaims);
            if (algorithms.isEmpty()) {
                throw new IllegalArgumentException("algorithms: [] (expected: at least one)");
            }
        }

        @Override
        public <R> R fold(Function<Jwt, R> jwt) {
            return jwt.apply(this);
        }
    }

    /** The {@code typ} of a domain's access tokens (AT-1, JB-13). */
    enum TokenType {
        /** RFC 9068: {@code at+jwt}, and every claim of its section 2.2 is mandatory. */
        AT_JWT,
        /** For issuers that do not type their access tokens: {@code JWT} or no {@code typ} at all. */
        JWT
    }

    /** Where a domain's keys are. */
    sealed interface KeyLocation {
        <R> R fold(Function<Discovered, R> discovered, Function<At, R> at, Function<InFile, R> inFile);

        /** In the issuer's metadata (RFC 8414; then OpenID Connect Discovery when the first is not there). */
        record Discovered() implements KeyLocation {
            @Override
            public <R> R fold(Function<Discovered, R> discovered, Function<At, R> at, Function<InFile, R> inFile) {
                return discovered.apply(this);
            }
        }

        /** At this URL. */
        record At(URI jwksUri) implements KeyLocation {
            @Override
            public <R> R fold(Function<Discovered, R> discovered, Function<At, R> at, Function<InFile, R> inFile) {
                return at.apply(this);
            }
        }

        /** In this file, read once. */
        record InFile(Path file) implements KeyLocation {
            @Override
            public <R> R fold(Function<Discovered, R> discovered, Function<At, R> at, Function<InFile, R> inFile) {
                return inFile.apply(this);
            }
        }
    }
}
