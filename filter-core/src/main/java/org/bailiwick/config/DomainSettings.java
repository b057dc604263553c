package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;

/** A domain that may vouch for a caller, as configured. */
public sealed interface DomainSettings {
    /** The name rules call it by. */
    String name();

    Issuer issuer();

    <R> R fold(Function<Jwt, R> jwt, Function<Introspection, R> introspection, Function<Asid, R> asid);

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
        public <R> R fold(Function<Jwt, R> jwt, Function<Introspection, R> introspection, Function<Asid, R> asid) {
            return jwt.apply(this);
        }
    }

    /**
     * A domain whose authority is asked about each token ({@code kind: introspection}; RFC 7662).
     *
     * @param name the name rules call it by
     * @param issuer the exact {@code iss} of its answers
     * @param endpoint where it is asked; discovered from its metadata when there is none
     * @param client who we are there
     * @param opaquePrefix how its opaque tokens begin, where that tells them from others
     * @param leeway tolerated clock difference, 0 to 300 s
     * @param cache how long answers are remembered
     * @param signedAnswers how its answers must be signed (RFC 9701); nothing when plain JSON is taken
     * @param missingAudience whether an answer without {@code aud} is taken as meant for us
     * @param scopesClaim the member that holds scopes, as a space-separated text or an array
     * @param grantsClaims members whose texts are grants; a dot leads into an object
     * @param federators the foreign domains that it may speak for; none when there is no federation
     */
    record Introspection(
            String name,
            Issuer issuer,
            Optional<URI> endpoint,
            ClientSettings client,
            Optional<String> opaquePrefix,
            Duration leeway,
            AnswerLifetimes cache,
            Optional<SignedAnswers> signedAnswers,
            boolean missingAudience,
            String scopesClaim,
            List<String> grantsClaims,
            List<FederatorSettings> federators)
            implements DomainSettings {
        public Introspection {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(client, "client");
            grantsClaims = List.copyOf(grantsClaims);
            federators = List.copyOf(federators);
        }

        /** The foreign domain of that issuer, if this one may speak for it. */
        public Optional<FederatorSettings> federator(String issuer) {
            return federators.stream()
                    .filter(federator -> federator.issuer().value().equals(issuer))
                    .findFirst();
        }

        @Override
        public <R> R fold(Function<Jwt, R> jwt, Function<Introspection, R> introspection, Function<Asid, R> asid) {
            return introspection.apply(this);
        }
    }

    /**
     * A domain that has sessions in place of tokens ({@code kind: asid}).
     *
     * @param name the name rules call it by
     * @param issuer its authority
     * @param endpoint where it is asked; discovered from its metadata when there is none
     * @param credentials who we are there; the id is {@code r_id}
     * @param modes how a session may be presented; never empty
     * @param leeway tolerated clock difference, 0 to 30 s (AS-7)
     * @param cache how long answers are remembered, at most 60 s and 5 s (AS-10)
     * @param tickets how its tickets are signed; there exactly when they may be presented
     * @param proofKeys what the proofs of consumers are made with, by {@code c_id}, as far as the file has them
     * @param consumers the consumers that may present sessions, by {@code c_id}; none when all may, from anywhere (AS-9)
     * @param nonces how many proofs are remembered, so that none is taken twice (AS-3)
     * @param login how people are logged in with a browser; nothing where they are not
     */
    record Asid(
            String name,
            Issuer issuer,
            Optional<URI> endpoint,
            ClientSettings credentials,
            Set<Mode> modes,
            Duration leeway,
            AnswerLifetimes cache,
            Optional<SignedAnswers> tickets,
            Map<String, Secret> proofKeys,
            Map<String, ConsumerSettings> consumers,
            int nonces,
            Optional<LoginSettings> login)
            implements DomainSettings {
        public Asid {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(credentials, "credentials");
            modes = Collections.unmodifiableSet(EnumSet.copyOf(modes));
            proofKeys = Map.copyOf(proofKeys);
            consumers = Map.copyOf(consumers);
            Objects.requireNonNull(login, "login");
            if (tickets.isPresent() != modes.contains(Mode.TICKET)) {
                throw new IllegalArgumentException("tickets: " + tickets + " (expected: some for mode ticket alone)");
            }
        }

        @Override
        public <R> R fold(Function<Jwt, R> jwt, Function<Introspection, R> introspection, Function<Asid, R> asid) {
            return asid.apply(this);
        }
    }

    /** How a consumer may present a session. */
    enum Mode {
        /** With a signature over the request. */
        PROOF,
        /** With that, and the authority's signed word on the session. */
        TICKET,
        /** With the consumer's secret itself; for resource servers of the authority's own domain alone (AS-15). */
        SECRET
    }

    /**
     * How long an authority's answers are remembered: never longer than the token lives, than this, and than the answer's
     * {@code Cache-Control} allows (IN-7, IN-8, TBF-6).
     *
     * @param positive for how long at most that a token is active
     * @param negative for how long at most that it is not
     * @param honourCacheControl whether {@code Cache-Control} counts
     */
    record AnswerLifetimes(Duration positive, Duration negative, boolean honourCacheControl) {}

    /**
     * How an authority's answers must be signed (RFC 9701).
     *
     * @param algorithms the algorithms accepted; never empty
     * @param keyLocation where its keys are
     * @param keys how long keys are believed
     */
    record SignedAnswers(List<SignatureAlgorithm> algorithms, KeyLocation keyLocation, KeyLifetimes keys) {
        public SignedAnswers {
            algorithms = List.copyOf(algorithms);
            if (algorithms.isEmpty()) {
                throw new IllegalArgumentException("algorithms: [] (expected: at least one)");
            }
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
