package org.bailiwick.jose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;

/** Holds the claims of a JWT whose signature has been verified against what is expected of it (RFC 9068 section 4). */
final class ClaimsValidator {
    private final String domain;
    private final JwtExpectations expectations;
    private final PermissionClaims permissions;
    private final List<String> mandatory;
    private final List<String> texts;

    ClaimsValidator(String domain, JwtExpectations expectations, PermissionClaims permissions) {
        this.domain = domain;
        this.expectations = expectations;
        this.permissions = permissions;
        if (expectations.type() == TokenType.AT_JWT) {
            this.mandatory = List.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti"); // AT-7
            this.texts = List.of("sub", "client_id", "jti");
        } else {
            this.mandatory = List.of("iss", "exp", "aud", "sub");
            this.texts = List.of("sub", "client_id", "azp", "jti");
        }
    }

    /** The token the claims describe, or the first thing that is wrong with them. */
    Reading<VerifiedToken, Reason> validate(Claims claims) {
        return missing(claims)
                .or(() -> wrongIssuer(claims))
                .or(() -> wrongAudience(claims))
                .or(() -> wrongTime(claims))
                .or(() -> malformed(claims))
                .<Reading<VerifiedToken, Reason>>map(Reading.Refused::new)
                .orElseGet(() -> vouch(claims));
    }

    private Optional<Reason> missing(Claims claims) {
        return claims.asMap().keySet().containsAll(mandatory)
                ? Optional.empty()
                : Optional.of(Reason.TOKEN_CLAIM_MISSING);
    }

    private Optional<Reason> wrongIssuer(Claims claims) {
        if (!(claims.asMap().get("iss") instanceof String issuer)) {
            return Optional.of(Reason.TOKEN_CLAIM_MALFORMED);
        }
        return issuer.equals(expectations.issuer().value())
                ? Optional.empty()
                : Optional.of(Reason.TOKEN_ISSUER_UNKNOWN);
    }

    private Optional<Reason> wrongAudience(Claims claims) {
        if (!isTextOrTexts(claims, "aud")) {
            return Optional.of(Reason.TOKEN_CLAIM_MALFORMED);
        }
        return Collections.disjoint(claims.texts("aud"), expectations.audiences())
                ? Optional.of(Reason.TOKEN_AUDIENCE_MISMATCH)
                : Optional.empty();
    }

    private Optional<Reason> wrongTime(Claims claims) {
        Instant now = expectations.clock().instant();
        Instant latestStart = now.plus(expectations.leeway());
        Instant earliestEnd = now.minus(expectations.leeway());
        return wrongTime(claims, "exp", end -> end.isAfter(earliestEnd), Reason.TOKEN_EXPIRED)
                .or(() -> wrongTime(claims, "nbf", start -> !start.isAfter(latestStart), Reason.TOKEN_NOT_YET_VALID))
                .or(() -> wrongTime(claims, "iat", start -> !start.isAfter(latestStart), Reason.TOKEN_NOT_YET_VALID));
    }

    private static Optional<Reason> wrongTime(Claims claims, String name, Predicate<Instant> good, Reason otherwise) {
        Object value = claims.asMap().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return NumericDate.of(value)
                .map(time -> good.test(time) ? Optional.<Reason>empty() : Optional.of(otherwise))
                .orElse(Optional.of(Reason.TOKEN_CLAIM_MALFORMED));
    }

    private Optional<Reason> malformed(Claims claims) {
        for (String name : texts) {
            Object value = claims.asMap().get(name);
            if (value != null && !(value instanceof String text && !text.isEmpty())) {
                return Optional.of(Reason.TOKEN_CLAIM_MALFORMED);
            }
        }
        return !claims.asMap().containsKey(permissions.scopes()) || isTextOrTexts(claims, permissions.scopes())
                ? Optional.empty()
                : Optional.of(Reason.TOKEN_CLAIM_MALFORMED);
    }

    private static boolean isTextOrTexts(Claims claims, String name) {
        Object value = claims.asMap().get(name);
        if (!(value instanceof List<?> items)) {
            return value instanceof String;
        }
        for (Object item : items) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** Only claims that have been found good arrive here; what they lack is empty. */
    private Reading<VerifiedToken, Reason> vouch(Claims claims) {
        String subject = claims.text("sub").orElseThrow();
        Instant end = claims.get("exp").flatMap(NumericDate::of).orElseThrow();
        VerifiedToken.Builder token = VerifiedToken.vouchedBy(domain, expectations.issuer(), subject, end)
                .scopes(scopes(claims))
                .grants(grants(claims))
                .claims(claims);
        client(claims).ifPresent(token::client);
        Object act = claims.asMap().get("act");
        return act == null
                ? new Reading.Read<>(token.build())
                : ActorChain.of(act)
                        .then(actor -> new Reading.Read<>(token.actor(actor).build()));
    }

    /** Issuers that do not follow RFC 9068 name the client in {@code azp}, if anywhere. */
    private Optional<String> client(Claims claims) {
        Optional<String> client = claims.text("client_id");
        return expectations.type() == TokenType.AT_JWT ? client : client.or(() -> claims.text("azp"));
    }

    private Scopes scopes(Claims claims) {
        return claims.text(permissions.scopes())
                .map(Scopes::parse)
                .orElseGet(() -> Scopes.of(claims.texts(permissions.scopes()).stream()
                        .filter(Scopes::isScopeToken)
                        .toList()));
    }

    private Grants grants(Claims claims) {
        List<String> granted = new ArrayList<>();
        for (String path : permissions.grants()) {
            granted.addAll(claims.textsAt(path));
        }
        return Grants.granted(granted);
    }
}
