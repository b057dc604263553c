package org.bailiwick.benchmarks.outage;

import java.time.Instant;

/** Where tokens come from. */
interface Mint {
    /**
     * A good token.
     *
     * @param scope its one scope
     * @param end when its life is over; a whole second
     */
    String good(String scope, Instant end);

    /** A token that has been taken back. */
    String inactive();
}
