package org.bailiwick.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.token.Claims;

/** Judges a token by what the domain that speaks for it says when it is asked about it (RFC 7662). */
final class AskingAppraiser implements Appraiser {
    private static final String BEARER = "Bearer";

    private final Introspector introspector;
    private final ClaimsReader reader;
    private final Clock clock;

    AskingAppraiser(DomainSettings.Introspection domain, Introspector introspector, Clock clock) {
        this.introspector = introspector;
        this.reader =
                new ClaimsReader(new PermissionClaims(domain.scopesClaim(), domain.grantsClaims()), domain.leeway());
        this.clock = clock;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        Appraisal appraisal = new Appraisal(issued, expected, clock);
        return introspector
                .ask(IntrospectionQuestion.about(issued.token()))
                .thenApply(answer -> answer.fold(
                        active -> judge(active.members(), appraisal),
                        inactive -> discarded(Reason.NEXT_HOP_INACTIVE, "true", "active: not true"),
                        failed -> Traded.failed(failed.failure(), failed.detail())));
    }

    private Traded judge(Claims members, Appraisal appraisal) {
        return anothers(members)
                .or(() -> noBearer(members))
                .orElseGet(() -> appraisal.byClaims(Basis.INTROSPECTED, members, reader));
    }

    /** What an authority passes on of another domain's token is about that domain's subjects, by whatever names (TBF-7). */
    private static Optional<Traded> anothers(Claims members) {
        return members.get("federation")
                .map(there -> discarded(
                        Reason.NEXT_HOP_ISSUER_WRONG, "the authority's own token", "federation: another domain's"));
    }

    private static Optional<Traded> noBearer(Claims members) {
        return members.get("token_type")
                .filter(type -> !(type instanceof String text && text.equalsIgnoreCase(BEARER)))
                .map(other -> discarded(Reason.NEXT_HOP_TYPE_WRONG, BEARER, "token_type: another"));
    }

    private static Traded discarded(Reason reason, String expected, String found) {
        return Traded.discarded(new Flaw(reason, expected, found), Basis.INTROSPECTED);
    }
}
