package org.bailiwick.introspection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.ActorChain;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;

/**
 * Vouches for tokens of other domains that the authority speaks for. Whatever the other domain says, it cannot name one of our
 * subjects, clients or actors (TBF-7), grants no more scope than it may (TBF-5) and no role at all, and is believed only if it
 * is one of the federators (TBF-4).
 */
final class ForeignTokens {
    /** What else may be looked at; anything beyond is known to one domain alone, and might mean something else here. */
    private static final Set<String> COMMON =
            Set.of("active", "iss", "aud", "exp", "iat", "nbf", "jti", "token_type", "federation");

    private final DomainSettings.Introspection settings;

    ForeignTokens(DomainSettings.Introspection settings) {
        this.settings = settings;
    }

    /** @param members found good in themselves, with {@code federation} */
    Reading<VerifiedToken, Reason> vouch(Claims members, Instant end) {
        Claims federation = Claims.of(members.object("federation").orElse(Map.of()));
        Optional<String> named = federation.text("federator");
        Optional<FederatorSettings> federator = named.flatMap(settings::federator);
        if (named.isEmpty()) {
            return new Reading.Refused<>(Reason.TOKEN_CLAIM_MALFORMED);
        }
        if (federator.isEmpty()) {
            return new Reading.Refused<>(Reason.FEDERATOR_NOT_ALLOWED);
        }
        return FederationPath.read(federation, federator.get().issuer(), settings.issuer())
                .then(vouchers -> vouch(members, end, federator.get(), vouchers));
    }

    private Reading<VerifiedToken, Reason> vouch(
            Claims members, Instant end, FederatorSettings federator, List<Issuer> vouchers) {
        String subject = qualified(federator, members.text("sub").orElseThrow());
        Optional<String> client = members.text("client_id").map(name -> qualified(federator, name));
        Scopes scopes =
                federator.scopes().apply(Scopes.parse(members.text("scope").orElse("")));
        VerifiedToken.Builder token = VerifiedToken.vouchedBy(settings.name(), settings.issuer(), subject, end)
                .scopes(scopes)
                .vouchers(vouchers)
                .claims(claims(members, subject, client, scopes));
        client.ifPresent(token::client);
        return members.get("act")
                .map(act -> ActorChain.of(act)
                        .<VerifiedToken>then(actor -> new Reading.Read<>(
                                token.actor(qualified(federator, actor)).build())))
                .orElseGet(() -> new Reading.Read<>(token.build()));
    }

    private static String qualified(FederatorSettings federator, String name) {
        return federator.issuer().hasQualified(name) ? name : federator.issuer().qualify(name);
    }

    private static Actor qualified(FederatorSettings federator, Actor actor) {
        return new Actor(
                qualified(federator, actor.subject()),
                actor.before().stream().map(name -> qualified(federator, name)).toList());
    }

    /** Rules look at claims, too: there must be no other subject and no more scope in them than in the token. */
    private static Claims claims(Claims members, String subject, Optional<String> client, Scopes scopes) {
        Map<String, Object> claims = new LinkedHashMap<>(members.asMap());
        claims.keySet().retainAll(COMMON);
        claims.put("sub", subject);
        client.ifPresent(name -> claims.put("client_id", name));
        claims.put("scope", scopes.toString());
        return Claims.of(Map.copyOf(claims));
    }
}
