package org.bailiwick.jose;

import java.math.BigInteger;
import java.security.interfaces.ECKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jose4j.keys.EllipticCurves;

/** A curve of RFC 7518 section 6.2.1.1, and what must be true of points and signatures on it (JB-6). */
enum EcCurve {
    P256(SignatureAlgorithm.ES256, EllipticCurves.P256),
    P384(SignatureAlgorithm.ES384, EllipticCurves.P384),
    P521(SignatureAlgorithm.ES512, EllipticCurves.P521);

    private final SignatureAlgorithm algorithm;
    private final BigInteger order;
    private final BigInteger prime;
    private final BigInteger a;
    private final BigInteger b;
    private final int octets;

    EcCurve(SignatureAlgorithm algorithm, ECParameterSpec parameters) {
        this.algorithm = algorithm;
        this.order = parameters.getOrder();
        this.prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
        this.a = parameters.getCurve().getA();
        this.b = parameters.getCurve().getB();
        this.octets = (prime.bitLength() + 7) / 8;
    }

    /** The curve of that {@code crv} name. */
    static Optional<EcCurve> named(String crv) {
        for (EcCurve curve : values()) {
            if (curve.algorithm.curve().equals(crv)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /** The one algorithm for keys on this curve. */
    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** How many octets a coordinate has, leading zeros included (TP-4); a signature has twice as many. */
    int octets() {
        return octets;
    }

    boolean isCurveOf(ECKey key) {
        return key.getParams().getOrder().equals(order);
    }

    /** Whether the coordinates satisfy the curve's equation; infinity has no coordinates and cannot be asked for. */
    boolean contains(BigInteger x, BigInteger y) {
        BigInteger right = x.pow(3).add(a.multiply(x)).add(b).mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }

    /**
     * Whether a signature is two numbers from 1 to the order less one (FIPS 186-5 section 6.4.2). Asked before any provider
     * is, because some have accepted zeros.
     */
    boolean isInRange(byte[] signature) {
        return signature.length == 2 * octets && isInRange(signature, 0) && isInRange(signature, octets);
    }

    private boolean isInRange(byte[] signature, int from) {
        BigInteger number = new BigInteger(1, signature, from, octets);
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
