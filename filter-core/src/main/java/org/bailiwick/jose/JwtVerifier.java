package org.bailiwick.jose;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;

/**
 * Verifies the JWTs of one domain: its kind, its algorithm, its key, its signature, its claims, in this order, and the first
 * thing that is wrong is the reason. Safe for use by many threads.
 */
public final class JwtVerifier {
    private final JwtExpectations expectations;
    private final JwsVerifier signatures;
    private final ClaimsValidator claims;

    /**
     * A verifier for one domain.
     *
     * @param domain the configured name of the domain, which will vouch for the tokens
     * @throws IllegalArgumentException when an expected algorithm cannot be checked here
     */
    public JwtVerifier(
            String domain, JwtExpectations expectations, PermissionClaims permissions, SignatureChecks checks) {
        this.expectations = expectations;
        this.signatures = new JwsVerifier(expectations.algorithms(), checks);
        this.claims = new ClaimsValidator(domain, expectations, permissions);
    }

    /**
     * A verifier as configured.
     *
     * @param audiences every identifier that a token's {@code aud} may name us by
     */
    public static JwtVerifier of(
            DomainSettings.Jwt settings, Set<String> audiences, Clock clock, SignatureChecks checks) {
        JwtExpectations expectations = new JwtExpectations(
                settings.issuer(),
                audiences,
                settings.tokenType(),
                Set.copyOf(settings.algorithms()),
                settings.leeway(),
                clock);
        PermissionClaims permissions = new PermissionClaims(settings.scopesClaim(), settings.grantsClaims());
        return new JwtVerifier(settings.name(), expectations, permissions, checks);
    }

    /**
     * What the domain says of a JWT. The stage is complete at once when the key is in hand, and a token that is refused for
     * its kind or its algorithm never asks for a key.
     */
    public CompletionStage<Judged> verify(UnverifiedJwt jwt, KeyRing keys) {
        return algorithmOf(jwt)
                .fold(
                        algorithm -> keys.find(jwt.head().keyId(), algorithm)
                                .thenApply(answer -> answer.fold(
                                        found -> judge(jwt, algorithm, found.key()),
                                        refused -> rejected(refused.reason(), new Basis.Nothing()),
                                        unreachable -> new Judged(
                                                new Verification.Unreachable(unreachable.reason()),
                                                new Basis.Nothing()))),
                        reason -> CompletableFuture.completedStage(rejected(reason, new Basis.Nothing())));
    }

    private Reading<SignatureAlgorithm, Reason> algorithmOf(UnverifiedJwt jwt) {
        return TypeRule.admits(expectations.type(), jwt.head().type())
                ? signatures.algorithmOf(jwt.head())
                : new Reading.Refused<>(Reason.TOKEN_TYPE_REFUSED);
    }

    private Judged judge(UnverifiedJwt jwt, SignatureAlgorithm algorithm, VerificationKey key) {
        return signatures
                .flaw(jwt.jws(), algorithm, key)
                .map(reason -> rejected(reason, new Basis.Signature(key)))
                .orElseGet(() -> judgeClaims(jwt, new Basis.Signature(key)));
    }

    private Judged judgeClaims(UnverifiedJwt jwt, Basis basis) {
        return claims.validate(jwt.claims())
                .fold(token -> new Judged(new Verification.Accepted(token), basis), reason -> rejected(reason, basis));
    }

    private static Judged rejected(Reason reason, Basis basis) {
        return new Judged(new Verification.Rejected(reason), basis);
    }
}
