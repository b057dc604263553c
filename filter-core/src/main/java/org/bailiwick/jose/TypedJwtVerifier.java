package org.bailiwick.jose;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Claims;

/**
 * Proves who signed a JWT that was not presented to us, and for what purpose it was made; what it says is for whoever asked to
 * judge. Safe for use by many threads.
 */
public final class TypedJwtVerifier {
    private final Predicate<Optional<String>> type;
    private final JwsVerifier signatures;

    /**
     * A verifier for one purpose.
     *
     * @param type the {@code typ} that such a JWT must have, compared without case and without {@code application/} (JB-13)
     * @param algorithms the algorithms accepted (JB-1); not empty
     */
    public TypedJwtVerifier(String type, Set<SignatureAlgorithm> algorithms, SignatureChecks checks) {
        this(
                found -> found.map(TypeRule::withoutPrefix)
                        .filter(type::equalsIgnoreCase)
                        .isPresent(),
                algorithms,
                checks);
    }

    private TypedJwtVerifier(
            Predicate<Optional<String>> type, Set<SignatureAlgorithm> algorithms, SignatureChecks checks) {
        this.type = type;
        this.signatures = new JwsVerifier(algorithms, checks);
    }

    /** A verifier of JWTs that no document gives a type of their own: {@code JWT}, or none. */
    public static TypedJwtVerifier untyped(Set<SignatureAlgorithm> algorithms, SignatureChecks checks) {
        return new TypedJwtVerifier(
                found -> found.map(TypeRule::withoutPrefix).orElse("JWT").equalsIgnoreCase("JWT"), algorithms, checks);
    }

    /** A verifier of access tokens that were issued to us for somebody else: their {@code aud} is not ours (AT-1, JB-14). */
    public static TypedJwtVerifier ofAccessTokens(
            TokenType type, Set<SignatureAlgorithm> algorithms, SignatureChecks checks) {
        return new TypedJwtVerifier(found -> TypeRule.admits(type, found), algorithms, checks);
    }

    /** Verifies a JWT in compact form by these keys; the stage never completes exceptionally. */
    public CompletionStage<Outcome> verify(String compact, KeyRing keys) {
        return UnverifiedJwt.parse(compact).fold(jwt -> verify(jwt, keys), TypedJwtVerifier::refused);
    }

    private CompletionStage<Outcome> verify(UnverifiedJwt jwt, KeyRing keys) {
        if (!type.test(jwt.head().type())) {
            return refused(Reason.TOKEN_TYPE_REFUSED);
        }
        return signatures
                .algorithmOf(jwt.head())
                .fold(
                        algorithm -> keys.find(jwt.head().keyId(), algorithm)
                                .thenApply(answer -> answer.<Outcome>fold(
                                        found -> judge(jwt, algorithm, found.key()),
                                        refused -> new Refused(refused.reason()),
                                        unreachable -> new Unreachable(unreachable.reason()))),
                        TypedJwtVerifier::refused);
    }

    private Outcome judge(UnverifiedJwt jwt, SignatureAlgorithm algorithm, VerificationKey key) {
        return signatures
                .flaw(jwt.jws(), algorithm, key)
                .<Outcome>map(Refused::new)
                .orElseGet(() -> new Signed(jwt.claims(), key));
    }

    private static CompletionStage<Outcome> refused(Reason reason) {
        return CompletableFuture.completedStage(new Refused(reason));
    }

    /** What came of it. */
    public sealed interface Outcome {
        <R> R fold(Function<Signed, R> signed, Function<Refused, R> refused, Function<Unreachable, R> unreachable);
    }

    /**
     * The claims were signed by one of the keys; nothing else is known of them.
     *
     * @param key the one that it was
     */
    public record Signed(Claims claims, VerificationKey key) implements Outcome {
        @Override
        public <R> R fold(
                Function<Signed, R> signed, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return signed.apply(this);
        }
    }

    /** It is not what it should be. */
    public record Refused(Reason reason) implements Outcome {
        @Override
        public <R> R fold(
                Function<Signed, R> signed, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return refused.apply(this);
        }
    }

    /** The keys could not be had; nothing is known of it. */
    public record Unreachable(Reason reason) implements Outcome {
        @Override
        public <R> R fold(
                Function<Signed, R> signed, Function<Refused, R> refused, Function<Unreachable, R> unreachable) {
            return unreachable.apply(this);
        }
    }
}
