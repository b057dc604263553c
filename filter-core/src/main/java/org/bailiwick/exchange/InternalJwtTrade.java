package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.config.Transaction;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;

/**
 * A JWT of our own about the caller: an access token (RFC 9068) for the next service, or a transaction token for the trust domain
 * (TX-2, TX-3). Of what the caller's token says it carries the subject, the client, the scopes that are asked for, and who acts;
 * nothing else, and never the token (TX-26). Asks nobody.
 */
final class InternalJwtTrade implements Trade {
    private static final String ACCESS_TOKEN = "at+jwt";
    private static final String TRANSACTION_TOKEN = "txntoken+jwt";

    private final NextHopSettings edge;
    private final Way.InternalJwt way;
    private final Issuer own;
    private final SigningKeys keys;
    private final Clock clock;

    /**
     * For one edge.
     *
     * @param way the edge's way
     * @param own ourselves as the issuer
     */
    InternalJwtTrade(NextHopSettings edge, Way.InternalJwt way, Issuer own, SigningKeys keys, Clock clock) {
        this.edge = edge;
        this.way = way;
        this.own = own;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        return CompletableFuture.completedStage(trade(caller.token(), scopes));
    }

    private Traded trade(VerifiedToken token, Scopes scopes) {
        Instant now = clock.instant();
        Instant end = endOf(token, now);
        if (!end.isAfter(now)) { // a domain may take a token a little longer than that
            return Traded.refused(Reason.TOKEN_EXPIRED, Scopes.NONE, "exp: over (expected: after now)");
        }
        if (way.transaction().isPresent() && scopes.isEmpty()) {
            return Traded.refused(
                    Reason.NEXT_HOP_SCOPE_MISSING, edge.scopes().most(), "scope: none (expected: some, TX-3)");
        }
        try {
            return Traded.given(signed(claims(token, scopes, now, end), end));
        } catch (RuntimeException defect) {
            return Traded.failed(Failure.DEFECT, "signing: " + defect.getClass().getSimpleName());
        }
    }

    /** In whole seconds, as it is said; never after the end of the caller's own token. */
    private Instant endOf(VerifiedToken token, Instant now) {
        Instant ours = now.plus(way.lifetime());
        Instant earlier = ours.isBefore(token.expiresAt()) ? ours : token.expiresAt();
        return Instant.ofEpochSecond(earlier.getEpochSecond());
    }

    private Map<String, Object> claims(VerifiedToken token, Scopes scopes, Instant now, Instant end) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", own.value());
        claims.put("sub", named(token.subject(), token));
        claims.put("sub_id", Map.of("format", "iss_sub", "iss", token.issuer().value(), "sub", token.subject()));
        claims.put(
                "aud",
                way.transaction()
                        .map(Transaction::trustDomain)
                        .orElse(edge.target().resource()));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", end.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put(
                "client_id", token.client().map(client -> named(client, token)).orElse(own.value()));
        if (!scopes.isEmpty()) {
            claims.put("scope", scopes.toString());
        }
        token.actor().ifPresent(actor -> claims.put("act", actClaim(actor, token)));
        way.transaction().ifPresent(transaction -> {
            claims.put("txn", UUID.randomUUID().toString());
            claims.put("req_wl", transaction.workload());
        });
        return claims;
    }

    /** An edge that is for one domain has one naming authority; with several, two may give one name to two (TBF-7, TX-11). */
    private String named(String name, VerifiedToken token) {
        return edge.domain().isPresent() ? name : token.issuer().qualify(name);
    }

    /** The same chain: we pass the request on in the caller's name, and are not one of those who act. */
    private Map<String, Object> actClaim(Actor actor, VerifiedToken token) {
        List<String> before = actor.before();
        Optional<Map<String, Object>> nested = Optional.empty();
        for (int i = before.size() - 1; i >= 0; i--) {
            nested = Optional.of(act(named(before.get(i), token), nested));
        }
        return act(named(actor.subject(), token), nested);
    }

    private static Map<String, Object> act(String subject, Optional<Map<String, Object>> before) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("sub", subject);
        before.ifPresent(nested -> act.put("act", nested));
        return act;
    }

    private HopToken signed(Map<String, Object> claims, Instant end) {
        return way.transaction().isPresent()
                ? new HopToken(
                        HopToken.TXN_TOKEN, Secret.of(keys.current().sign(TRANSACTION_TOKEN, claims)), end) // TX-1
                : HopToken.bearer(keys.current().sign(ACCESS_TOKEN, claims), end);
    }
}
