package org.bailiwick.jose;

import java.security.spec.ECParameterSpec;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes key pairs, by the platform's own source of randomness. An RSA key takes a good part of a second, the others no time. */
final class FreshJwk {
    private static final int RSA_BITS = 2048;

    private FreshJwk() {}

    /** A pair that nobody has ever had, for this algorithm; without a name. */
    static PublicJsonWebKey of(SignatureAlgorithm algorithm) throws JoseException {
        return switch (algorithm.keyType()) {
            case "RSA" -> RsaJwkGenerator.generateJwk(RSA_BITS);
            case "EC" -> EcJwkGenerator.generateJwk(curveOf(algorithm));
            case "OKP" -> OkpJwkGenerator.generateJwk(algorithm.curve());
            default -> throw new JoseException("kty: " + algorithm.keyType() + " (expected: RSA, EC or OKP)");
        };
    }

    private static ECParameterSpec curveOf(SignatureAlgorithm algorithm) {
        return EllipticCurves.getSpec(algorithm.curve());
    }
}
