package org.bailiwick.interop;

import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** What {@code private_key_jwt} puts into the form (RFC 7523 section 2.2), made without the code under test. */
final class Assertion {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private Assertion() {}

    static Map<String, String> of(String client, String audience) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(audience);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(1);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(Clients.KEY.getPrivateKey());
        signature.setKeyIdHeaderValue(Clients.KEY.getKeyId());
        signature.setAlgorithmHeaderValue(Clients.KEY.getAlgorithm());
        return Map.of(
                "client_assertion_type",
                TYPE,
                "client_assertion",
                signature.getCompactSerialization(),
                "client_id",
                client);
    }
}
