package org.bailiwick.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.ActorChain;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.StandardClaims;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Scopes;

/**
 * Reads what a new token is from its claims, or from what the domain that speaks for it says in their stead. The answer that it
 * came in counts as well: a scope that one of them says is a scope of the token. A claim that is not in its form is not passed
 * over, because the next service may read it otherwise.
 */
final class ClaimsReader {
    private static final String DETAILS = "authorization_details";

    private final PermissionClaims permissions;
    private final Duration leeway;

    /**
     * A reader of one domain's claims.
     *
     * @param leeway tolerated clock difference
     */
    ClaimsReader(PermissionClaims permissions, Duration leeway) {
        this.permissions = permissions;
        this.leeway = leeway;
    }

    /**
     * The token, or why it cannot be judged: {@link Reason#NEXT_HOP_TYPE_WRONG} for a claim that is not in its form, {@link
     * Reason#NEXT_HOP_ACTORS_TOO_MANY}, or {@link Reason#NEXT_HOP_INACTIVE} for one that is not valid yet, or no longer.
     */
    Reading<NewToken, Flaw> read(
            NewToken.Basis basis, Claims claims, Issued issued, Expectation expected, Instant now) {
        return malformed(claims)
                .or(() -> wrongActors(claims))
                .or(() -> wrongTime(claims, now))
                .<Reading<NewToken, Flaw>>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Read<>(token(basis, claims, issued, expected)));
    }

    private Optional<Flaw> malformed(Claims claims) {
        Map<String, Object> all = claims.asMap();
        if (StandardClaims.malformedText(claims, List.of("iss", "sub")).isPresent()) {
            return otherForm("iss or sub");
        }
        if (all.containsKey("aud") && !StandardClaims.isTextOrTexts(claims, "aud")) {
            return otherForm("aud");
        }
        if (!permissions.areWhollyReadableIn(claims)) {
            return otherForm("scopes or grants");
        }
        return claims.get(DETAILS).filter(said -> !(said instanceof List)).isPresent()
                ? otherForm(DETAILS)
                : Optional.empty();
    }

    private static Optional<Flaw> wrongActors(Claims claims) {
        return claims.get("act")
                .flatMap(act -> ActorChain.of(act)
                        .fold(
                                actor -> Optional.<Flaw>empty(),
                                reason -> ActorChain.isTooLong(act)
                                        ? Optional.of(new Flaw(
                                                Reason.NEXT_HOP_ACTORS_TOO_MANY,
                                                "few enough to be read",
                                                "act: more actors"))
                                        : otherForm("act")));
    }

    private Optional<Flaw> wrongTime(Claims claims, Instant now) {
        return StandardClaims.wrongTime(claims, now, leeway)
                .flatMap(reason -> reason == Reason.TOKEN_CLAIM_MALFORMED
                        ? otherForm("exp, nbf or iat")
                        : Optional.of(new Flaw(
                                Reason.NEXT_HOP_INACTIVE, "a token that is valid now", "token: " + reason.code())));
    }

    private static Optional<Flaw> otherForm(String claim) {
        return Optional.of(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, "as in an access token", claim + ": in another form"));
    }

    /** Only claims that have been found in their forms arrive here. */
    private NewToken token(NewToken.Basis basis, Claims claims, Issued issued, Expectation expected) {
        return new NewToken(
                basis,
                claims.text("iss"),
                claims.text("sub"),
                claims.texts("aud"),
                scopes(claims, issued).orElse(expected.asked()),
                Life.of(claims.get("exp").flatMap(NumericDate::of), issued),
                actors(claims),
                permissions.grantsOf(claims).values().keySet(),
                details(claims),
                StandardClaims.binding(claims).isPresent());
    }

    /** All that somebody says; nothing where nobody does. */
    private Optional<Scopes> scopes(Claims claims, Issued issued) {
        Optional<Scopes> said = claims.get(permissions.scopes()).map(there -> permissions.scopesOf(claims));
        return Stream.concat(said.stream(), issued.scopes().stream()).reduce(ClaimsReader::both);
    }

    private static Scopes both(Scopes one, Scopes other) {
        Set<String> all = new TreeSet<>(one.asSet());
        all.addAll(other.asSet());
        return Scopes.of(all);
    }

    private static List<String> actors(Claims claims) {
        return claims.get("act").stream()
                .flatMap(act -> ActorChain.of(act)
                        .<Stream<String>>fold(
                                actor -> Stream.concat(Stream.of(actor.subject()), actor.before().stream()),
                                reason -> Stream.empty()))
                .toList();
    }

    private static List<Object> details(Claims claims) {
        return claims.get(DETAILS).stream()
                .<Object>flatMap(said -> said instanceof List<?> elements ? elements.stream() : Stream.empty())
                .toList();
    }
}
