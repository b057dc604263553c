package org.bailiwick.domain;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import org.bailiwick.store.TokenHash;

/**
 * The ages that evictions divide time into: what was asked in one is not remembered in another. Of the lock, many may
 * remember at once; an eviction has it only to turn the age, so that what is not there yet when it looks never comes.
 *
 * <p>Where one fact alone is forgotten, the age turns for that one, and for the few that share its place: they are asked about
 * once more.
 */
final class Ages {
    private static final int PLACES = 1024;

    private final StampedLock remembering = new StampedLock();
    private final AtomicLong ofAll = new AtomicLong();
    private final AtomicIntegerArray ofPlaces = new AtomicIntegerArray(PLACES);

    /** The age that a question put now belongs to. */
    long now(TokenHash about) {
        return ofAll.get() + ofPlaces.get(place(about)); // both only grow: as long as neither does, the sum is the same
    }

    private static int place(TokenHash hash) {
        return Math.floorMod(hash.hashCode(), PLACES);
    }

    /** Begins the next age. */
    void turn() {
        turn(ofAll::incrementAndGet);
    }

    /** Begins the next age for what is said of that one. */
    void turn(TokenHash about) {
        turn(() -> ofPlaces.incrementAndGet(place(about)));
    }

    private void turn(Runnable turning) {
        long stamp = remembering.writeLock();
        try {
            turning.run();
        } finally {
            remembering.unlockWrite(stamp);
        }
    }

    /**
     * Has something remembered, unless an eviction came in between.
     *
     * @param askedIn the {@link #now age} in which it was asked
     */
    void remember(TokenHash about, long askedIn, Runnable remembered) {
        long stamp = remembering.readLock();
        try {
            if (askedIn == now(about)) {
                remembered.run();
            }
        } finally {
            remembering.unlockRead(stamp);
        }
    }
}
