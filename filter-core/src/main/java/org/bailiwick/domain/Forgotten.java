package org.bailiwick.domain;

/**
 * How many facts an eviction took.
 *
 * @param accepted tokens that had been accepted
 * @param refused tokens that had been refused
 */
public record Forgotten(int accepted, int refused) {
    static final Forgotten NOTHING = new Forgotten(0, 0);

    Forgotten and(Forgotten more) {
        return new Forgotten(accepted + more.accepted, refused + more.refused);
    }
}
