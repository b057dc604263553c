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
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger A24 = BigInteger.valueOf(121665);

    private Ed25519Point() {}

    /**
     * Whether the octets are the canonical encoding of a point of the subgroup of prime order, where every honest key is. By a
     * key of small order almost anything can be made to look signed; by one with a component of small order, providers differ
     * over what is signed.
     */
    static boolean isSound(byte[] encoded) {
        BigInteger y = yOf(encoded);
        return y.compareTo(P) < 0 && isOnCurve(y) && isOfPrimeOrder(y);
    }

    /** Whether a point with that y is on the curve, with an x that is not zero: the two points of orders 1 and 2 have that. */
    private static boolean isOnCurve(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger denominator = D.multiply(square).add(BigInteger.ONE);
        BigInteger squareOfX = square.subtract(BigInteger.ONE)
                .multiply(denominator.modInverse(P))
                .mod(P);
        return squareOfX.modPow(HALF, P).equals(BigInteger.ONE);
    }

    /**
     * Whether the point times the order of the subgroup is the neutral one: by the ladder of RFC 7748 section 5 on the same
     * point of Curve25519, which has no need of x. The names are the RFC's.
     */
    private static boolean isOfPrimeOrder(BigInteger y) {
        BigInteger x1 = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(P))
                .mod(P);
        Ladder ladder = new Ladder(BigInteger.ONE, BigInteger.ZERO, x1, BigInteger.ONE);
        for (int bit = ORDER.bitLength() - 1; bit >= 0; bit--) {
            ladder = ORDER.testBit(bit) ? ladder.swapped().step(x1).swapped() : ladder.step(x1);
        }
        return ladder.z2.signum() == 0;
    }

    private record Ladder(BigInteger x2, BigInteger z2, BigInteger x3, BigInteger z3) {
        Ladder swapped() {
            return new Ladder(x3, z3, x2, z2);
        }

        Ladder step(BigInteger x1) {
            BigInteger sum = x2.add(z2);
            BigInteger difference = x2.subtract(z2);
            BigInteger aa = square(sum);
            BigInteger bb = square(difference);
            BigInteger e = aa.subtract(bb);
            BigInteger da = x3.subtract(z3).multiply(sum);
            BigInteger cb = x3.add(z3).multiply(difference);
            return new Ladder(
                    aa.multiply(bb).mod(P),
                    e.multiply(aa.add(A24.multiply(e))).mod(P),
                    square(da.add(cb).mod(P)),
                    x1.multiply(square(da.subtract(cb).mod(P))).mod(P));
        }

        private static BigInteger square(BigInteger number) {
            return number.multiply(number).mod(P);
        }
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
