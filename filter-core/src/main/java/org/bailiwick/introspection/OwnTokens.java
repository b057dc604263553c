package org.bailiwick.introspection;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.ActorChain;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Claims;
import org.bailiwick.token.VerifiedToken;

/** Vouches for tokens that the authority has issued itself. */
final class OwnTokens {
    private final DomainSettings.Introspection settings;
    private final PermissionClaims permissions;

    OwnTokens(DomainSettings.Introspection settings, PermissionClaims permissions) {
        this.settings = settings;
        this.permissions = permissions;
    }

    /** @param members found good in themselves */
    Reading<VerifiedToken, Reason> vouch(Claims members, Instant end) {
        String subject = members.text("sub").orElseThrow();
        Optional<String> client = members.text("client_id");
        if (Stream.concat(Stream.of(subject), client.stream()).anyMatch(this::isForeign)) {
            return new Reading.Refused<>(Reason.TOKEN_CLAIM_MALFORMED); // it could be taken for another's (TBF-7)
        }
        VerifiedToken.Builder token = VerifiedToken.vouchedBy(settings.name(), settings.issuer(), subject, end)
                .scopes(permissions.scopesOf(members))
                .grants(permissions.grantsOf(members))
                .claims(members);
        client.ifPresent(token::client);
        return members.get("act")
                .map(act -> ActorChain.of(act)
                        .<VerifiedToken>then(
                                actor -> new Reading.Read<>(token.actor(actor).build())))
                .orElseGet(() -> new Reading.Read<>(token.build()));
    }

    private boolean isForeign(String name) {
        return settings.federators().stream()
                .anyMatch(federator -> federator.issuer().hasQualified(name));
    }
}
