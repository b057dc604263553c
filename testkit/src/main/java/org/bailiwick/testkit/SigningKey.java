package org.bailiwick.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** A key pair with a name and the one algorithm it is for. Prints without its private half. */
public final class SigningKey {
    private final String kid;
    private final Algorithm algorithm;
    private final KeyPair pair;

    private SigningKey(String kid, Algorithm algorithm, KeyPair pair) {
        this.kid = Objects.requireNonNull(kid, "kid");
        this.algorithm = algorithm;
        this.pair = pair;
    }

    /** A new key, named by its thumbprint (RFC 7638). Nobody publishes it: a stranger's key. */
    public static SigningKey generate(Algorithm algorithm) {
        return of(algorithm, algorithm.newKeyPair());
    }

    static SigningKey of(Algorithm algorithm, KeyPair pair) {
        try {
            String thumbprint = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic())
                    .calculateBase64urlEncodedThumbprint("SHA-256");
            return new SigningKey(thumbprint, algorithm, pair);
        } catch (JoseException e) {
            throw new IllegalStateException(algorithm + ": no thumbprint", e);
        }
    }

    /** The same pair under another name. */
    public SigningKey withKid(String name) {
        return new SigningKey(name, algorithm, pair);
    }

    public String kid() {
        return kid;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The public JWK as an authority publishes it, with {@code kid}, {@code alg} and {@code use}; the caller's own copy. */
    public Map<String, Object> jwk() {
        return jwk(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The JWK with its private members, for the file of whoever signs; no authority should publish it. */
    public Map<String, Object> jwkWithPrivateMembers() {
        return jwk(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private Map<String, Object> jwk(OutputControlLevel level) {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            jwk.setKeyId(kid);
            jwk.setAlgorithm(algorithm.name());
            jwk.setUse("sig");
            return jwk.toParams(level);
        } catch (JoseException e) {
            throw new IllegalStateException(algorithm + ": no JWK", e);
        }
    }

    /** The signature over the ASCII text, in the form of JWS: raw for elliptic curves (RFC 7518 section 3.4). */
    byte[] sign(String signingInput) {
        try {
            return sign(algorithm.engine(), signingInput);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + ": no signature", e);
        }
    }

    /** The signature by another implementation or in another form. */
    byte[] sign(Signature engine, String signingInput) throws GeneralSecurityException {
        engine.initSign(pair.getPrivate());
        engine.update(signingInput.getBytes(StandardCharsets.US_ASCII));
        return engine.sign();
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + ", algorithm=" + algorithm + "]";
    }
}
