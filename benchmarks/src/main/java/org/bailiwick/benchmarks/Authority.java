package org.bailiwick.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Issues access tokens of RFC 9068 with twelve claims, signed by one key. */
public final class Authority {
    public static final String ISSUER = "https://as.example.com/realms/production";
    public static final String RESOURCE = "https://api.example.com";
    public static final String SCOPE = "accounts:read";

    private static final String KEY_ID = "2026-11-signing";
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final SignatureAlgorithm algorithm;
    private final KeyPair pair;

    public Authority(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.pair = pairFor(algorithm);
    }

    private static KeyPair pairFor(SignatureAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    algorithm.keyType().equals("OKP") ? algorithm.curve() : algorithm.keyType());
            switch (algorithm.keyType()) {
                case "RSA" -> generator.initialize(2048);
                case "EC" ->
                    generator.initialize(
                            new ECGenParameterSpec("secp" + algorithm.curve().substring(2) + "r1"));
                default -> {}
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The public key as a JWK Set (RFC 7517). */
    public byte[] jwks() {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(publicKey());
            jwk.setKeyId(KEY_ID);
            jwk.setAlgorithm(algorithm.name());
            jwk.setUse("sig");
            return ("{\"keys\":[" + jwk.toJson() + "]}").getBytes(StandardCharsets.UTF_8);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token; no two are equal. */
    public String token() {
        return signed(claims(ISSUER, Instant.now()));
    }

    /** What it says of an opaque token when it is asked (RFC 7662): active, and the same claims. */
    byte[] introspection() {
        Map<String, Object> answer = claims(ISSUER, Instant.now());
        answer.put("active", true);
        answer.put("token_type", "Bearer");
        return JsonWriter.write(answer).getBytes(StandardCharsets.UTF_8);
    }

    String expiredToken() {
        return signed(claims(ISSUER, Instant.now().minus(LIFETIME).minus(LIFETIME)));
    }

    String tokenOf(String issuer) {
        return signed(claims(issuer, Instant.now()));
    }

    /** A token that is good but for {@link #SCOPE}, which it lacks. */
    public String tokenWithoutScope() {
        Map<String, Object> claims = claims(ISSUER, Instant.now());
        claims.put("scope", "openid profile");
        return signed(claims);
    }

    /** The token with one bit of its signature turned. */
    public static String forged(String token) {
        int turned = token.lastIndexOf('.') + 10;
        char other = token.charAt(turned) == 'A' ? 'B' : 'A';
        return token.substring(0, turned) + other + token.substring(turned + 1);
    }

    private static Map<String, Object> claims(String issuer, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", "5ba552d67e4b4e2d8ac6a5e7a1f6b1c3");
        claims.put("aud", List.of(RESOURCE));
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", now.getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", "mobile-banking");
        claims.put("scope", "openid profile " + SCOPE);
        claims.put("roles", List.of("teller", "auditor"));
        claims.put("tenant", "acme");
        return claims;
    }

    private String signed(Map<String, Object> claims) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(algorithm.name());
            jws.setHeader("typ", "at+jwt");
            jws.setKeyIdHeaderValue(KEY_ID);
            jws.setPayload(JsonWriter.write(claims));
            jws.setKey(pair.getPrivate());
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
