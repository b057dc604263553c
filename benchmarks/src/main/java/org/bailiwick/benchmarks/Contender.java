package org.bailiwick.benchmarks;

/** Somebody who verifies access tokens, each time anew. */
@FunctionalInterface
interface Contender {
    /**
     * What the contender makes of a good token.
     *
     * @throws Exception for any other token
     */
    Object verify(String token) throws Exception;

    /** This contender, once it has shown that it takes good tokens and refuses forged ones. */
    default Contender proven(String good) {
        try {
            verify(good);
        } catch (Exception refused) {
            throw new IllegalStateException("contender: refuses a good token (expected: accepts it)", refused);
        }
        try {
            verify(Authority.forged(good));
        } catch (Exception refused) {
            return this;
        }
        throw new IllegalStateException("contender: takes a forged token (expected: refuses it)");
    }
}
