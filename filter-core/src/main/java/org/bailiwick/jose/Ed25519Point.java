package org.bailiwick.jose;

import java.math.BigInteger;

/** What must be true of an Ed25519 public key (RFC 8032 section 5.1.3), asked when a key is read and not left to providers. */
final class Ed25519Point {
    static final int OCTETS = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger HALF = P.shiftRight(1);

    private Ed25519Point() {}

    /**
     * Whether the octets are the canonical encoding of a point of the curve that is not of small order: by a key of small
     * order almost anything can be made to look signed.
     */
    static boolean isSound(byte[] encoded) {
        BigInteger y = yOf(encoded);
        if (y.signum() == 0 || y.compareTo(P) >= 0) {
            return false; // order 4, or not canonical
        }
        BigInteger square = y.multiply(y).mod(P);
        BigInteger denominator = D.multiply(square).add(BigInteger.ONE);
        BigInteger squareOfX = square.subtract(BigInteger.ONE)
                .multiply(denominator.modInverse(P))
                .mod(P);
        boolean onCurve = squareOfX.modPow(HALF, P).equals(BigInteger.ONE); // also excludes zero: orders 1 and 2
        boolean order8 = squareOfX.add(square).equals(P); // doubled, it would be of order 4
        return onCurve && !order8;
    }

    /** The first 255 bits, lowest octet first; the last is the sign of x. */
    private static BigInteger yOf(byte[] encoded) {
        byte[] reversed = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            reversed[i] = encoded[OCTETS - 1 - i];
        }
        reversed[0] &= 0x7F;
        return new BigInteger(1, reversed);
    }
}
