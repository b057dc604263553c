package org.bailiwick.benchmarks;

import org.bailiwick.keys.SignatureAlgorithm;

/** Who is compared. */
public enum Peer {
    /** The signature check alone: the floor. */
    RAW {
        @Override
        Contender against(Authority authority, Crypto crypto) {
            return new RawSignature(authority, crypto);
        }
    },
    BAILIWICK {
        @Override
        Contender against(Authority authority, Crypto crypto) {
            return new CoreVerifier(authority, crypto);
        }
    },
    SPRING {
        @Override
        Contender against(Authority authority, Crypto crypto) {
            return new SpringDecoder(authority, crypto);
        }

        // Its Ed25519 is always a library's, by Tink: to be compared where we have a library too.
        @Override
        boolean isMeasuredAt(SignatureAlgorithm algorithm, Crypto crypto) {
            return super.isMeasuredAt(algorithm, crypto)
                    && !(algorithm.isSameAs(SignatureAlgorithm.Ed25519) && crypto == Crypto.JDK);
        }
    },
    JOSE4J {
        @Override
        Contender against(Authority authority, Crypto crypto) {
            return new Jose4jConsumer(authority, crypto);
        }
    };

    /** The contender, ready for tokens of the authority. */
    abstract Contender against(Authority authority, Crypto crypto);

    /** Whether the combination is one that somebody would use. */
    boolean isMeasuredAt(SignatureAlgorithm algorithm, Crypto crypto) {
        return crypto.isMeasuredAt(algorithm);
    }
}
