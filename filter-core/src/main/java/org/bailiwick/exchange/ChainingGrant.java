package org.bailiwick.exchange;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;

/**
 * What the JWT must be by which the caller's authority hands the caller over to the target's (IC-4, IC-6, JA-4), before it is
 * handed on. Its signature is for the target's authority to verify; what is judged here is what it would be good for.
 */
final class ChainingGrant {
    private final Issuer from;
    private final Set<String> to;
    private final Bounds bounds;

    private ChainingGrant(Issuer from, Set<String> to, Bounds bounds) {
        this.from = from;
        this.to = to;
        this.bounds = bounds;
    }

    /** The target's authority goes by its issuer's name, and by its token endpoint's where that is configured (RFC 7523). */
    static ChainingGrant of(Chain way) {
        Set<String> to = new LinkedHashSet<>();
        to.add(way.second().issuer().value());
        way.second().tokenEndpoint().map(URI::toString).ifPresent(to::add);
        return new ChainingGrant(way.first().issuer(), to, way.bounds());
    }

    /** The first respect in which a grant is not what it must be. */
    Optional<Flaw> flawOf(String grant, Caller caller) {
        return UnverifiedJwt.parse(grant)
                .fold(
                        jwt -> flawOf(jwt.unverifiedClaims(), caller),
                        reason -> flaw(Reason.NEXT_HOP_TYPE_WRONG, "a JWT", "grant: another thing"));
    }

    private Optional<Flaw> flawOf(Claims claims, Caller caller) {
        return otherIssuer(claims)
                .or(() -> otherAudience(claims))
                .or(() -> longerLife(claims, caller))
                .or(() -> otherSubject(claims, caller));
    }

    private Optional<Flaw> otherIssuer(Claims claims) {
        return claims.text("iss").filter(from.value()::equals).isPresent()
                ? Optional.empty()
                : flaw(Reason.NEXT_HOP_ISSUER_WRONG, from.value(), "iss of the grant: another, or none");
    }

    /** Everybody it names could take it for a token, each with the caller's rights. */
    private Optional<Flaw> otherAudience(Claims claims) {
        List<String> audience = claims.texts("aud");
        return !audience.isEmpty() && to.containsAll(audience)
                ? Optional.empty()
                : flaw(Reason.NEXT_HOP_AUDIENCE_WIDER, String.join(" or ", to) + " alone", "aud of the grant: others");
    }

    private Optional<Flaw> longerLife(Claims claims, Caller caller) {
        Instant latest = caller.token().expiresAt().plus(bounds.longerLife());
        Optional<Instant> end = claims.get("exp").flatMap(NumericDate::of);
        return end.filter(known -> !known.isAfter(latest)).isPresent()
                ? Optional.empty()
                : flaw(
                        Reason.NEXT_HOP_LIFE_LONGER,
                        "at most " + latest,
                        "exp of the grant: " + end.map(Instant::toString).orElse("none"));
    }

    /** Where the caller goes by another name there, either authority may be the one that gives it (IC-10). */
    private Optional<Flaw> otherSubject(Claims claims, Caller caller) {
        String known = caller.token().subject();
        Optional<Object> said = claims.get("sub");
        boolean isTheCaller = said.isEmpty()
                || bounds.subject()
                        .fold(
                                same -> said.equals(Optional.of(known)),
                                ofClaim -> said.equals(Optional.of(known))
                                        || said.equals(caller.token().claims().text(ofClaim.claim())),
                                mapped -> true);
        return isTheCaller
                ? Optional.empty()
                : flaw(Reason.NEXT_HOP_SUBJECT_CHANGED, "the caller", "sub of the grant: another");
    }

    private static Optional<Flaw> flaw(Reason reason, String expected, String found) {
        return Optional.of(new Flaw(reason, expected, found));
    }
}
