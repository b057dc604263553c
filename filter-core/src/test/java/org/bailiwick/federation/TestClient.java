package org.bailiwick.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.token.Issuer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A client that has a key, which is also the key ring by which it is known. */
final class TestClient implements KeyRing {
    /** Stands for a claim that is not there. */
    static final Object ABSENT = new Object();

    private final String id;
    private final Issuer audience;
    private final EllipticCurveJsonWebKey key;
    private KeyAnswer answer;

    TestClient(String id, Issuer audience) {
        this.id = id;
        this.audience = audience;
        try {
            this.key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        this.answer = new KeyAnswer.Found(
                new VerificationKey(null, SignatureAlgorithm.ES256, "thumbprint", key.getPublicKey()));
    }

    void answers(KeyAnswer other) {
        answer = other;
    }

    long inSeconds(Clock clock, long seconds) {
        return clock.instant().getEpochSecond() + seconds;
    }

    Map<String, Object> claims(Clock clock) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", id);
        claims.put("sub", id);
        claims.put("aud", audience.value());
        claims.put("exp", inSeconds(clock, 60));
        claims.put("iat", inSeconds(clock, 0));
        claims.put("jti", "1");
        return claims;
    }

    Map<String, Object> claimsWith(Clock clock, Map<String, Object> changes) {
        Map<String, Object> claims = claims(clock);
        claims.putAll(changes);
        claims.values().removeIf(value -> value == ABSENT);
        return claims;
    }

    String assertion(Clock clock) {
        return assertion(claims(clock));
    }

    String assertion(Map<String, Object> claims) {
        return assertion("JWT", claims);
    }

    String assertion(String type, Map<String, Object> claims) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue("ES256");
            jws.setHeader("typ", type);
            jws.setPayload(JsonWriter.write(claims));
            jws.setKey(key.getPrivateKey());
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<KeyAnswer> find(Optional<String> kid, SignatureAlgorithm algorithm) {
        return CompletableFuture.completedStage(answer);
    }

    @Override
    public boolean holds(VerificationKey other) {
        return true;
    }

    @Override
    public KeyHealth health() {
        return new KeyHealth(id, KeyHealth.State.FRESH, 1, Optional.of(Duration.ZERO), Optional.empty());
    }
}
