package org.bailiwick.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;

/** A caller, what was asked for, and the new token: all is well until something is changed. */
final class ProofCase {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant END = NOW.plusSeconds(300);
    static final String AUTHORITY = "https://as.example";
    static final String TARGET = "https://rs2.example";
    static final String US = "rs1";
    static final String PRESENTED = "s3cret-caller-token";

    String callerSubject = "s3cret-alice";
    List<String> callerActors = List.of("s3cret-bot");
    Map<String, Boolean> callerGrants = Map.of("s3cret-teller", true, "s3cret-auditor", false);
    Map<String, Object> callerClaims =
            Map.of("email", "s3cret-mail", "authorization_details", List.of(Map.of("type", "s3cret-pay")));

    Scopes asked = Scopes.of(List.of("orders:read", "orders:list"));
    Set<String> allowedAudience = Set.of(TARGET, "rs2-client");
    Optional<String> actor = Optional.empty();
    NewSubject wanted = new NewSubject.Same();
    int depth = 4;
    Duration longerLife = Duration.ZERO;

    NewToken.Basis basis = NewToken.Basis.SIGNED;
    Optional<String> issuer = Optional.of(AUTHORITY);
    Optional<String> subject = Optional.of("s3cret-alice");
    List<String> audience = List.of(TARGET);
    Scopes scopes = Scopes.of(List.of("orders:read"));
    Optional<Instant> said = Optional.of(END);
    Optional<Instant> answered = Optional.of(END);
    List<String> actors = List.of("s3cret-bot");
    Set<String> grants = Set.of("s3cret-teller");
    List<Object> details = List.of(Map.of("type", "s3cret-pay"));
    boolean bound;

    /** As it is when the answer that the token came in is all that is known. */
    ProofCase unreadable() {
        basis = NewToken.Basis.RESPONSE;
        issuer = Optional.empty();
        subject = Optional.empty();
        audience = List.of();
        said = Optional.empty();
        actors = List.of();
        grants = Set.of();
        details = List.of();
        return this;
    }

    Expectation expectation() {
        return expectation(Optional.empty());
    }

    Expectation expectation(Optional<String> verifiedBy) {
        VerifiedToken.Builder token = VerifiedToken.vouchedBy("home", new Issuer(AUTHORITY), callerSubject, END)
                .grants(new Grants(callerGrants))
                .claims(Claims.of(callerClaims));
        if (!callerActors.isEmpty()) {
            token.actor(new Actor(callerActors.get(0), callerActors.subList(1, callerActors.size())));
        }
        return new Expectation(
                new Caller(token.build(), PRESENTED),
                asked,
                allowedAudience,
                AUTHORITY,
                actor,
                US,
                new Bounds(verifiedBy, wanted, depth, longerLife));
    }

    NewToken token() {
        return new NewToken(
                basis, issuer, subject, audience, scopes, new Life(said, answered), actors, grants, details, bound);
    }

    Optional<Flaw> flaw() {
        return SubsetProof.flawOf(token(), expectation());
    }

    Optional<Reason> reason() {
        return flaw().map(Flaw::reason);
    }

    /** The claims of a JWT that says the same. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", AUTHORITY);
        claims.put("sub", callerSubject);
        claims.put("aud", TARGET);
        claims.put("exp", END.getEpochSecond());
        claims.put("scope", "orders:read");
        claims.put("act", Map.of("sub", "s3cret-bot"));
        claims.put("roles", List.of("s3cret-teller"));
        claims.put("authorization_details", List.of(Map.of("type", "s3cret-pay")));
        return claims;
    }
}
