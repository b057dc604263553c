package org.bailiwick.introspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.StandardClaims;
import org.bailiwick.token.Claims;
import org.bailiwick.token.VerifiedToken;

/**
 * Holds what an authority says of an active token against what is expected: that the authority calls it active is not enough
 * (IN-6, TBF-3). The first thing that is wrong is the reason.
 */
final class AnswerValidator {
    private static final List<String> TEXTS = List.of("sub", "client_id", "username", "token_type", "jti");
    private static final String BEARER = "Bearer";

    private final DomainSettings.Introspection settings;
    private final Set<String> audiences;
    private final PermissionClaims permissions;
    private final OwnTokens own;
    private final ForeignTokens foreign;

    AnswerValidator(DomainSettings.Introspection settings, Set<String> audiences) {
        this.settings = settings;
        this.audiences = audiences;
        this.permissions = new PermissionClaims(settings.scopesClaim(), settings.grantsClaims());
        this.own = new OwnTokens(settings, permissions);
        this.foreign = new ForeignTokens(settings);
    }

    /**
     * The token that the authority describes.
     *
     * @param members of an answer that says that the token is active
     * @param ownEnd when the token itself, unverified, says that it ends: this can only shorten its life
     */
    Reading<VerifiedToken, Reason> validate(Claims members, Instant now, Optional<Instant> ownEnd) {
        return wrongIssuer(members)
                .or(() -> wrongAudience(members))
                .or(() -> StandardClaims.wrongTime(members, now, settings.leeway()))
                .or(() -> ownEnd.filter(end -> !end.isAfter(now.minus(settings.leeway())))
                        .map(ended -> Reason.TOKEN_EXPIRED))
                .or(() -> malformed(members))
                .or(() -> bound(members))
                .<Reading<VerifiedToken, Reason>>map(Reading.Refused::new)
                .orElseGet(() -> vouch(members, now, ownEnd));
    }

    /** Where domains federate, who speaks must be said: an answer that was passed on unread is refused by it. */
    private Optional<Reason> wrongIssuer(Claims members) {
        if (members.get("iss").isEmpty()) {
            return settings.federators().isEmpty() ? Optional.empty() : Optional.of(Reason.TOKEN_CLAIM_MISSING);
        }
        return members.text("iss")
                .map(issuer -> issuer.equals(settings.issuer().value())
                        ? Optional.<Reason>empty()
                        : Optional.of(Reason.TOKEN_ISSUER_UNKNOWN))
                .orElse(Optional.of(Reason.TOKEN_CLAIM_MALFORMED));
    }

    /** What is told of other domains' tokens is told to somebody: only an authority's own may lack it. */
    private Optional<Reason> wrongAudience(Claims members) {
        if (members.get("aud").isEmpty()) {
            boolean mayBeMissing = settings.missingAudience() && !isForeign(members);
            return mayBeMissing ? Optional.empty() : Optional.of(Reason.TOKEN_CLAIM_MISSING);
        }
        return StandardClaims.wrongAudience(members, audiences);
    }

    private Optional<Reason> malformed(Claims members) {
        if (members.get("sub").isEmpty()) {
            return Optional.of(Reason.TOKEN_CLAIM_MISSING);
        }
        return StandardClaims.malformedText(members, TEXTS)
                .or(() -> permissions.areReadableIn(members)
                        ? Optional.empty()
                        : Optional.of(Reason.TOKEN_CLAIM_MALFORMED));
    }

    private static Optional<Reason> bound(Claims members) {
        return StandardClaims.binding(members)
                .or(() -> members.text("token_type")
                        .filter(type -> !type.equalsIgnoreCase(BEARER))
                        .map(other -> Reason.TOKEN_SENDER_CONSTRAINED));
    }

    private Reading<VerifiedToken, Reason> vouch(Claims members, Instant now, Optional<Instant> ownEnd) {
        Instant end =
                end(members, ownEnd).orElseGet(() -> now.plus(settings.cache().positive()));
        return isForeign(members) ? foreign.vouch(members, end) : own.vouch(members, end);
    }

    private static boolean isForeign(Claims members) {
        return members.get("federation").isPresent();
    }

    /** The earlier of what the authority and what the token itself says, where one of them does. */
    static Optional<Instant> end(Claims members, Optional<Instant> ownEnd) {
        Optional<Instant> said = members.get("exp").flatMap(NumericDate::of);
        return ownEnd.filter(own -> said.isEmpty() || own.isBefore(said.get())).or(() -> said);
    }
}
