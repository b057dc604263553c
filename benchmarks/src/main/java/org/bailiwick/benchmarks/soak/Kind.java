package org.bailiwick.benchmarks.soak;

import java.util.Set;

/** What kinds of requests there are, and which answers are right. */
enum Kind {
    /** A token that was admitted before. */
    KNOWN(60, Set.of(200)),
    /** A good token never seen, by a key that has already verified one. */
    NEW(10, Set.of(200)),
    /** A good token that was admitted before and has expired since. */
    LAPSED(5, Set.of(401)),
    /** Expired when it was first seen. */
    EXPIRED(5, Set.of(401)),
    /** A bit of its signature turned. */
    FORGED(10, Set.of(401)),
    /** None. */
    NO_TOKEN(5, Set.of(401)),
    /** A good token that lacks the scope. */
    NO_SCOPE(5, Set.of(403)),
    /** A good token by a key that the gateway has yet to learn of. It may not be known or found out in troubled times. */
    NEW_KEY(0, Set.of(200), Set.of(401, 503)),
    /** By a key that is not the authority's; which only the authority can tell. */
    STRANGER(0, Set.of(401), Set.of(503));

    private final int weight;
    private final Set<Integer> right;
    private final Set<Integer> rightInTrouble;

    Kind(int weight, Set<Integer> right) {
        this(weight, right, Set.of());
    }

    Kind(int weight, Set<Integer> right, Set<Integer> rightInTrouble) {
        this.weight = weight;
        this.right = right;
        this.rightInTrouble = rightInTrouble;
    }

    /**
     * Whether this answer may be given.
     *
     * @param troubled whether the authority is or was lately not able to answer, or has a key that is new
     */
    boolean allows(int status, boolean troubled) {
        return right.contains(status) || (troubled && rightInTrouble.contains(status));
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
