package org.bailiwick.domain;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;

/**
 * The ages that evictions divide time into: what was asked in one is not remembered in another. Of the lock, many may
 * remember at once; an eviction has it only to turn the age, so that what is not there yet when it looks never comes.
 */
final class Ages {
    private final StampedLock remembering = new StampedLock();
    private final AtomicLong age = new AtomicLong();

    /** The age that a question put now belongs to. */
    long now() {
        return age.get();
    }

    /** Begins the next age. */
    void turn() {
        long stamp = remembering.writeLock();
        try {
            age.incrementAndGet();
        } finally {
            remembering.unlockWrite(stamp);
        }
    }

    /**
     * Has something remembered, unless an eviction came in between.
     *
     * @param askedIn the {@link #now age} in which it was asked
     */
    void remember(long askedIn, Runnable remembered) {
        long stamp = remembering.readLock();
        try {
            if (askedIn == age.get()) {
                remembered.run();
            }
        } finally {
            remembering.unlockRead(stamp);
        }
    }
}
