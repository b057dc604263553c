package org.bailiwick.jose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;
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
                .or(() -> StandardClaims.wrongAudience(claims, expectations.audiences()))
                .or(() -> StandardClaims.wrongTime(claims, expectations.clock().instant(), expectations.leeway()))
                .or(() -> malformed(claims))
                .or(() -> StandardClaims.binding(claims))
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

    private Optional<Reason> malformed(Claims claims) {
        return StandardClaims.malformedText(claims, texts)
                .or(() -> permissions.areReadableIn(claims)
                        ? Optional.empty()
                        : Optional.of(Reason.TOKEN_CLAIM_MALFORMED));
    }

    /** Only claims that have been found good arrive here; what they lack is empty. */
    private Reading<VerifiedToken, Reason> vouch(Claims claims) {
        String subject = claims.text("sub").orElseThrow();
        Instant end = claims.get("exp").flatMap(NumericDate::of).orElseThrow();
        VerifiedToken.Builder token = VerifiedToken.vouchedBy(domain, expectations.issuer(), subject, end)
                .scopes(permissions.scopesOf(claims))
                .grants(permissions.grantsOf(claims))
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
}
