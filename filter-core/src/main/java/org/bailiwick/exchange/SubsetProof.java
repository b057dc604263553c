package org.bailiwick.exchange;

import java.util.Optional;

/**
 * Proves that a new token is no wider than the caller's. The first thing that is wrong is the flaw; without one it may be used.
 * Pure: asks nobody, remembers nothing.
 */
final class SubsetProof {
    private SubsetProof() {}

    /** The first respect in which the token is wider than it may be. */
    static Optional<Flaw> flawOf(NewToken token, Expectation expected) {
        throw new UnsupportedOperationException("not written yet");
    }
}
