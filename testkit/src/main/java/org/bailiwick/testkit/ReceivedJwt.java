package org.bailiwick.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * A JWT that came from outside; nothing in it is true before its signature is verified.
 *
 * @param header the members of the header
 * @param claims the members of the payload
 * @param signingInput what is signed
 * @param signature the signature's octets
 */
record ReceivedJwt(Map<String, Object> header, Map<String, Object> claims, String signingInput, byte[] signature) {
    /** The JWT; empty when the text is not one, or is one that is not written in the one right way. */
    static Optional<ReceivedJwt> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ReceivedJwt(object(parts[0]), object(parts[1]), parts[0] + "." + parts[1], decoded(parts[2])));
        } catch (JoseException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> object(String part) throws JoseException {
        return JsonUtil.parseJson(new String(decoded(part), StandardCharsets.UTF_8));
    }

    /** Padding and stray bits would give one token several texts, of which one might be revoked. */
    private static byte[] decoded(String part) {
        byte[] octets = Base64.getUrlDecoder().decode(part);
        if (!SigningKey.base64url(octets).equals(part)) {
            throw new IllegalArgumentException("base64url with something to spare");
        }
        return octets;
    }

    /** Whether this key made the signature, by this algorithm and no other. */
    boolean isSignedBy(PublicKey key, Algorithm algorithm) {
        if (!algorithm.name().equals(header.get("alg")) || header.containsKey("crit")) {
            return false;
        }
        try {
            Signature engine = algorithm.engine();
            engine.initVerify(key);
            engine.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return engine.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    /** The text of a claim; empty when it is missing or no text. */
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    @Override
    public String toString() {
        return "ReceivedJwt[hidden]";
    }
}
