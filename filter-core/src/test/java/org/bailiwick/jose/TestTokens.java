package org.bailiwick.jose;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.SignatureAlgorithm;

/** Tokens that are good, and ways to spoil them. */
final class TestTokens {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String ISSUER = "https://as.example.com";
    static final String RESOURCE = "https://api.example.com";
    static final String KEY_ID = "key-1";

    private TestTokens() {}

    /** The claims of a good RFC 9068 access token, to be changed at will. */
    static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "alice");
        claims.put("aud", RESOURCE);
        claims.put("exp", NOW.getEpochSecond() + 600);
        claims.put("iat", NOW.getEpochSecond());
        claims.put("jti", "dbe39bf3a3ba4238a513f51d6e1691c4");
        claims.put("client_id", "s6BhdRkqt3");
        claims.put("scope", "accounts:read orders:read");
        claims.put("roles", List.of("teller", "auditor"));
        return claims;
    }

    static Map<String, Object> claimsWith(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    static Map<String, Object> claimsWithout(String name) {
        Map<String, Object> claims = claims();
        claims.remove(name);
        return claims;
    }

    static Map<String, Object> head(SignatureAlgorithm algorithm) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("alg", algorithm.name());
        head.put("typ", "at+jwt");
        head.put("kid", KEY_ID);
        return head;
    }

    static Map<String, Object> headWith(String name, Object value) {
        Map<String, Object> head = head(SignatureAlgorithm.ES256);
        head.put(name, value);
        return head;
    }

    /** Signed by the pair of {@link TestKeys} for the algorithm. */
    static String signed(SignatureAlgorithm algorithm, Map<String, Object> head, Map<String, Object> claims) {
        return signed(algorithm, TestKeys.pair(algorithm).getPrivate(), head, claims);
    }

    static String signed(
            SignatureAlgorithm algorithm, PrivateKey key, Map<String, Object> head, Map<String, Object> claims) {
        String input = unsigned(head, claims);
        return input + Base64Url.encode(signature(algorithm, key, input.substring(0, input.length() - 1)));
    }

    /** Ends with the second dot. */
    static String unsigned(Map<String, Object> head, Map<String, Object> claims) {
        return Base64Url.encode(JsonWriter.bytes(head)) + "." + Base64Url.encode(JsonWriter.bytes(claims)) + ".";
    }

    private static byte[] signature(SignatureAlgorithm algorithm, PrivateKey key, String input) {
        try {
            SignatureScheme scheme = SignatureScheme.of(algorithm);
            Signature signature = Signature.getInstance(scheme.name());
            if (scheme.salted() != null) {
                signature.setParameter(scheme.salted());
            }
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
