package org.bailiwick.jose;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;

/**
 * A JWT (RFC 7519) that is well formed, and of which nothing is known to be true. Of one that a caller has presented, it is good
 * for two things: to choose the domain that shall verify it, and to be verified. Prints nothing of what it says.
 */
public final class UnverifiedJwt {
    private final CompactJws jws;
    private final JwsHead head;
    private final Claims claims;

    private UnverifiedJwt(CompactJws jws, JwsHead head, Claims claims) {
        this.jws = jws;
        this.head = head;
        this.claims = claims;
    }

    /**
     * Takes a token apart, once for routing and verification.
     *
     * @param token the credential as it was presented
     * @return the JWT, or {@link Reason#TOKEN_MALFORMED}, {@link Reason#TOKEN_ENCRYPTED} or {@link
     *     Reason#TOKEN_CRITICAL_HEADER}
     */
    public static Reading<UnverifiedJwt, Reason> parse(String token) {
        return CompactJws.of(token).then(jws -> JwsHead.of(jws.head()).then(head -> of(jws, head)));
    }

    private static Reading<UnverifiedJwt, Reason> of(CompactJws jws, JwsHead head) {
        Optional<Map<String, Object>> claims = JsonReader.object(jws.payload());
        return claims.isPresent()
                ? new Reading.Read<>(new UnverifiedJwt(jws, head, Claims.of(claims.get())))
                : new Reading.Refused<>(Reason.TOKEN_MALFORMED);
    }

    /** Who the token claims to be from: fit to look up a configured domain by, and for nothing else. */
    public Optional<String> unverifiedIssuer() {
        return claims.text("iss");
    }

    /** When the token claims to end: fit to believe in it for a shorter time, and for nothing else. */
    public Optional<Instant> unverifiedEnd() {
        return claims.get("exp").flatMap(NumericDate::of);
    }

    /** Whether it could be an access token by its {@code typ}, which is {@code at+jwt}, {@code JWT} or none (AT-1, JB-14). */
    public boolean isTypedAsAccessToken() {
        return TypeRule.admits(TokenType.JWT, head.type());
    }

    /** What the token claims: fit to refuse it by, and to be believed as far as whoever has handed it over is believed. */
    public Claims unverifiedClaims() {
        return claims;
    }

    CompactJws jws() {
        return jws;
    }

    JwsHead head() {
        return head;
    }

    Claims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "UnverifiedJwt[hidden]";
    }
}
