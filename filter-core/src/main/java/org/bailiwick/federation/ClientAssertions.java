package org.bailiwick.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;

/**
 * Clients that prove who they are by a signed assertion ({@code private_key_jwt}; JA-1, JA-2, JA-4): {@code iss} and {@code
 * sub} are the client, {@code aud} is our issuer as a single text and nobody else, {@code exp} is at most five minutes ahead,
 * and {@code jti} is used once.
 */
final class ClientAssertions {
    static final Duration MAX_LIFE = Duration.ofMinutes(5);

    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int MAX_IDS = 100_000;
    private static final int MAX_ID_LENGTH = 256;

    private final Issuer audience;
    private final Map<String, Client> clients = new HashMap<>();
    private final TypedJwtVerifier verifier;
    private final Clock clock;

    /**
     * Assertions made for us.
     *
     * @param audience our issuer
     * @param keys by client id
     */
    ClientAssertions(Issuer audience, Map<String, KeyRing> keys, SignatureChecks checks, Clock clock) {
        this.audience = audience;
        this.verifier = TypedJwtVerifier.untyped(checks.providers().keySet(), checks);
        this.clock = clock;
        keys.forEach((id, ring) -> clients.put(id, new Client(id, ring, new UsedIds(MAX_IDS))));
    }

    /** Which client the assertion proves; the stage never completes exceptionally. */
    CompletionStage<Reading<String, Refusal>> prove(ClientProof.Assertion proof) {
        return UnverifiedJwt.parse(proof.assertion())
                .fold(UnverifiedJwt::unverifiedIssuer, malformed -> Optional.<String>empty())
                .filter(id -> proof.clientId().orElse(id).equals(id))
                .flatMap(id -> Optional.ofNullable(clients.get(id)))
                .map(client -> verifier.verify(proof.assertion(), client.keys)
                        .thenApply(outcome -> outcome.<Reading<String, Refusal>>fold(
                                signed -> judge(client, signed.claims()),
                                refused -> refused(Refusal.INVALID_CLIENT),
                                unreachable -> refused(Refusal.UNAVAILABLE))))
                .orElseGet(() -> CompletableFuture.completedStage(refused(Refusal.INVALID_CLIENT)));
    }

    private Reading<String, Refusal> judge(Client client, Claims claims) {
        Instant now = clock.instant();
        Optional<Instant> end = claims.get("exp")
                .flatMap(NumericDate::of)
                .filter(exp -> exp.isAfter(now) && !exp.isAfter(now.plus(MAX_LIFE)));
        Optional<String> id =
                claims.text("jti").filter(jti -> !jti.isEmpty()).filter(jti -> jti.length() <= MAX_ID_LENGTH);
        boolean isGood = names(claims, "iss", client.id)
                && names(claims, "sub", client.id)
                && names(claims, "aud", audience.value())
                && hasBegun(claims, "iat", now)
                && hasBegun(claims, "nbf", now);
        if (!isGood || end.isEmpty() || id.isEmpty()) {
            return refused(Refusal.INVALID_CLIENT);
        }
        return switch (client.used.use(id.get(), end.get(), now)) {
            case FIRST -> new Reading.Read<>(client.id);
            case AGAIN -> refused(Refusal.INVALID_CLIENT);
            case NO_ROOM -> refused(Refusal.UNAVAILABLE);
        };
    }

    private static boolean names(Claims claims, String claim, String expected) {
        return claims.text(claim).filter(expected::equals).isPresent();
    }

    private static boolean hasBegun(Claims claims, String claim, Instant now) {
        return claims.get(claim)
                .map(value -> NumericDate.of(value)
                        .filter(time -> !time.isAfter(now.plus(LEEWAY)))
                        .isPresent())
                .orElse(true);
    }

    private static Reading<String, Refusal> refused(Refusal why) {
        return new Reading.Refused<>(why);
    }

    private static final class Client {
        private final String id;
        private final KeyRing keys;
        private final UsedIds used;

        private Client(String id, KeyRing keys, UsedIds used) {
            this.id = id;
            this.keys = keys;
            this.used = used;
        }
    }
}
