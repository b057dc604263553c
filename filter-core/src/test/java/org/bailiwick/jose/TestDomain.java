package org.bailiwick.jose;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Judged;

/** A domain called home, a fixed time, and a key ring with one answer to every question. */
final class TestDomain implements KeyRing {
    private final JwtVerifier verifier;
    private final CompletionStage<KeyAnswer> answer;
    private final List<String> questions = new ArrayList<>();

    private TestDomain(TokenType type, List<SignatureAlgorithm> algorithms, CompletionStage<KeyAnswer> answer) {
        DomainSettings.Jwt settings = new DomainSettings.Jwt(
                "home",
                new Issuer(TestTokens.ISSUER),
                new DomainSettings.KeyLocation.At(URI.create(TestTokens.ISSUER + "/jwks")),
                algorithms,
                type,
                Duration.ofSeconds(30),
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                "scope",
                List.of("roles", "realm_access.roles"));
        Set<String> audiences = Set.of(TestTokens.RESOURCE, "urn:example:alias");
        this.verifier = JwtVerifier.of(
                settings, audiences, Clock.fixed(TestTokens.NOW, ZoneOffset.UTC), SignatureChecks.fastest());
        this.answer = answer;
    }

    static TestDomain of(TokenType type, VerificationKey key) {
        return new TestDomain(type, List.of(SignatureAlgorithm.values()), found(key));
    }

    static TestDomain accepting(VerificationKey key, List<SignatureAlgorithm> algorithms) {
        return new TestDomain(TokenType.AT_JWT, algorithms, found(key));
    }

    static TestDomain answering(KeyAnswer answer) {
        return askedLater(CompletableFuture.completedStage(answer));
    }

    static TestDomain askedLater(CompletionStage<KeyAnswer> answer) {
        return new TestDomain(TokenType.AT_JWT, List.of(SignatureAlgorithm.values()), answer);
    }

    private static CompletionStage<KeyAnswer> found(VerificationKey key) {
        return CompletableFuture.completedStage(new KeyAnswer.Found(key));
    }

    CompletionStage<Judged> ask(String token) {
        return UnverifiedJwt.parse(token).fold(jwt -> verifier.verify(jwt, this), reason -> {
            throw new AssertionError(reason);
        });
    }

    Judged judge(String token) {
        return ask(token).toCompletableFuture().getNow(null);
    }

    /** Why the token is rejected; nothing when it is accepted. */
    Optional<Reason> reason(String token) {
        return reason(judge(token));
    }

    static Optional<Reason> reason(Judged judged) {
        return judged.verification()
                .fold(
                        accepted -> Optional.empty(),
                        rejected -> Optional.of(rejected.reason()),
                        notMine -> {
                            throw new AssertionError("not mine");
                        },
                        unreachable -> {
                            throw new AssertionError("unreachable");
                        });
    }

    static VerifiedToken accepted(Judged judged) {
        return judged.verification()
                .fold(
                        accepted -> accepted.token(),
                        rejected -> {
                            throw new AssertionError(rejected.reason());
                        },
                        notMine -> {
                            throw new AssertionError("not mine");
                        },
                        unreachable -> {
                            throw new AssertionError("unreachable");
                        });
    }

    VerifiedToken accepted(String token) {
        return accepted(judge(token));
    }

    /** What the key ring was asked: key id and algorithm. */
    List<String> questions() {
        return questions;
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        questions.add(kid.orElse("-") + " " + algorithm);
        return answer;
    }

    @Override
    public boolean holds(VerificationKey key) {
        return true;
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth("home", KeyHealth.State.FRESH, 1, Optional.of(Duration.ZERO), Optional.empty());
    }
}
