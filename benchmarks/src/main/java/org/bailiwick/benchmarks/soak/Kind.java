package org.bailiwick.benchmarks.soak;

/** What kinds of requests there are, and which answers are right. */
enum Kind {
    /** A token that was admitted before. */
    KNOWN(60, 200),
    /** A good token never seen, by a key that has already verified one. */
    NEW(10, 200),
    /** A good token that was admitted before and has expired since. */
    LAPSED(5, 401),
    /** Expired when it was first seen. */
    EXPIRED(5, 401),
    /** A bit of its signature turned. */
    FORGED(10, 401),
    /** None. */
    NO_TOKEN(5, 401),
    /** A good token that lacks the scope. */
    NO_SCOPE(5, 403),
    /** A good token by a key that the gateway has yet to learn of from the authority. */
    NEW_KEY(0, 200),
    /** By a key that is not the authority's, as the authority alone can tell. */
    STRANGER(0, 401);

    private final int weight;
    private final int right;

    Kind(int weight, int right) {
        this.weight = weight;
        this.right = right;
    }

    /**
     * Whether this answer may be given.
     *
     * @param troubled whether the authority is or was lately not able to answer, or has a key that is new: then a key that the
     *     gateway does not know may be unknown or not to be found out
     */
    boolean allows(int status, boolean troubled) {
        return status == right || (troubled && needsAuthority() && (status == 401 || status == 503));
    }

    private boolean needsAuthority() {
        return this == NEW_KEY || this == STRANGER;
    }

    /**
     * Of the kinds for which nobody need be asked, the one at this place when each takes as many as it weighs.
     *
     * @param place from 0 to 99
     */
    static Kind at(int place) {
        int left = place;
        for (Kind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("place: " + place + " (expected: 0 to 99)");
    }
}
