package org.bailiwick.jose;

import java.math.BigInteger;
import java.util.Optional;

/** What must be true of an RSA key's modulus and exponent (JB-6). */
final class RsaModulus {
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 16_384;
    private static final int MAX_EXPONENT_BITS = 32;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger GENERATOR = BigInteger.valueOf(65_537);

    /** Primes modulo which the powers of 65537 are few; by chance a modulus is among them all once in a hundred million. */
    private static final int[] TELLTALES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RsaModulus() {}

    /** What is wrong with the numbers, in words without them. */
    static Optional<String> flaw(BigInteger modulus, BigInteger exponent) {
        if (modulus.bitLength() < MIN_BITS || modulus.bitLength() > MAX_BITS) {
            return Optional.of("n: " + modulus.bitLength() + " bits (expected: " + MIN_BITS + " to " + MAX_BITS + ")");
        }
        if (!modulus.testBit(0)) {
            return Optional.of("n: even (expected: odd)");
        }
        if (!exponent.testBit(0) || exponent.compareTo(THREE) < 0 || exponent.bitLength() > MAX_EXPONENT_BITS) {
            return Optional.of("e: out of range (expected: odd, 3 to " + MAX_EXPONENT_BITS + " bits)");
        }
        return isGuessable(modulus)
                ? Optional.of("n: made by a faulty generator, CVE-2017-15361 (expected: unpredictable primes)")
                : Optional.empty();
    }

    /** Primes that are powers of 65537 modulo many small primes can be found; so, then, is their product modulo each. */
    private static boolean isGuessable(BigInteger modulus) {
        for (int telltale : TELLTALES) {
            if (!isPowerOfGenerator(modulus, BigInteger.valueOf(telltale))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPowerOfGenerator(BigInteger modulus, BigInteger telltale) {
        BigInteger wanted = modulus.mod(telltale);
        BigInteger power = BigInteger.ONE;
        do {
            if (power.equals(wanted)) {
                return true;
            }
            power = power.multiply(GENERATOR).mod(telltale);
        } while (!power.equals(BigInteger.ONE));
        return false;
    }
}
