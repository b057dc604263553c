package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.keys.KeyRing;

/** Judges a token by its claims, once its signature has been verified by the keys of the domain that speaks for it. */
final class VerifyingAppraiser implements Appraiser {
    private final TypedJwtVerifier verifier;
    private final KeyRing keys;
    private final ClaimsReader reader;
    private final Clock clock;

    VerifyingAppraiser(DomainSettings.Jwt domain, KeyRing keys, SignatureChecks checks, Clock clock) {
        this.verifier = TypedJwtVerifier.ofAccessTokens(domain.tokenType(), Set.copyOf(domain.algorithms()), checks);
        this.keys = keys;
        this.reader =
                new ClaimsReader(new PermissionClaims(domain.scopesClaim(), domain.grantsClaims()), domain.leeway());
        this.clock = clock;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        Appraisal appraisal = new Appraisal(issued, expected, clock);
        return verifier.verify(issued.token(), keys)
                .thenApply(outcome -> outcome.fold(
                        signed -> appraisal.byClaims(Basis.SIGNED, signed.claims(), reader),
                        refused -> Traded.discarded(flaw(refused.reason()), Basis.SIGNED),
                        unreachable -> Traded.failed(
                                Failure.of(unreachable.reason()), "the keys that the new token is signed with")));
    }

    private static Flaw flaw(Reason reason) {
        return reason == Reason.TOKEN_TYPE_REFUSED
                ? new Flaw(Reason.NEXT_HOP_TYPE_WRONG, "that of the domain's access tokens", "typ: another")
                : new Flaw(Reason.NEXT_HOP_INACTIVE, "a JWT that the domain has signed", "token: " + reason.code());
    }
}
