package org.bailiwick.benchmarks;

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
    },
    JOSE4J {
        @Override
        Contender against(Authority authority, Crypto crypto) {
            return new Jose4jConsumer(authority, crypto);
        }
    };

    /** The contender, ready for tokens of the authority. */
    abstract Contender against(Authority authority, Crypto crypto);
}
