package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.JwkSetReader;
import org.bailiwick.jose.JwtExpectations;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.KeySet;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.verification.Verification;

/** A service that this library guards, for which we are a domain; it has the keys of one answer of ours. */
final class ServiceBehindUs implements KeyRing {
    static final String RESOURCE = "https://rs2.example.com";
    static final Issuer US = new Issuer("https://gateway.example.com");
    static final Duration LEEWAY = Duration.ofMinutes(5);

    private final KeySet keys;
    private final JwtVerifier verifier;

    private ServiceBehindUs(KeySet keys, TokenType type, Clock clock) {
        this.keys = keys;
        JwtExpectations expectations =
                new JwtExpectations(US, Set.of(RESOURCE), type, Set.of(SignatureAlgorithm.values()), LEEWAY, clock);
        this.verifier = new JwtVerifier(
                "gateway", expectations, new PermissionClaims("scope", List.of("roles")), SignatureChecks.platform());
    }

    static ServiceBehindUs knowing(HttpAnswer published, Clock clock) {
        return knowing(published, TokenType.AT_JWT, clock);
    }

    static ServiceBehindUs knowing(HttpAnswer published, TokenType type, Clock clock) {
        return new ServiceBehindUs(keysIn(published), type, clock);
    }

    /** The keys, none of which was unusable. */
    static KeySet keysIn(HttpAnswer published) {
        KeySet keys = new JwkSetReader(List.of(SignatureAlgorithm.values()), SignatureChecks.platform())
                .read(published.body())
                .fold(
                        fetched -> fetched.keys(),
                        unreachable -> {
                            throw new AssertionError(unreachable);
                        },
                        invalid -> {
                            throw new AssertionError(invalid);
                        });
        if (!keys.refusals().isEmpty()) {
            throw new AssertionError(keys.refusals());
        }
        return keys;
    }

    Verification says(HopToken token) {
        return verifier.verify(jwtIn(token), this).toCompletableFuture().join().verification();
    }

    /** The claims of a JWT of ours of this type, by its signature. */
    Claims signed(String type, HopToken token) {
        return new TypedJwtVerifier(type, Set.of(SignatureAlgorithm.values()), SignatureChecks.platform())
                .verify(compact(token), this)
                .toCompletableFuture()
                .join()
                .fold(
                        signed -> signed.claims(),
                        refused -> {
                            throw new AssertionError(refused);
                        },
                        none -> {
                            throw new AssertionError(none);
                        });
    }

    static Map<String, Object> headOf(HopToken token) {
        byte[] head = Base64.getUrlDecoder().decode(compact(token).split("\\.")[0]);
        return JsonReader.object(head).orElseThrow();
    }

    /** The JWT alone. */
    static String compact(HopToken token) {
        String value = token.value().reveal();
        return token.field().equals(HopToken.AUTHORIZATION) ? value.substring("Bearer ".length()) : value;
    }

    private static UnverifiedJwt jwtIn(HopToken token) {
        return UnverifiedJwt.parse(compact(token)).fold(jwt -> jwt, reason -> {
            throw new AssertionError(reason);
        });
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        return CompletableFuture.completedStage(kid.flatMap(keys::byId)
                .<KeyAnswer>map(KeyAnswer.Found::new)
                .orElseGet(() -> new KeyAnswer.Refused(Reason.TOKEN_KEY_UNKNOWN)));
    }

    @Override
    public boolean holds(VerificationKey key) {
        return keys.contains(key);
    }

    @Override
    public KeyHealth health() {
        throw new AssertionError("asked");
    }
}
