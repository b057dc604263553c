package org.bailiwick.access;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The room for all bodies that are kept at the same time, in bytes. Safe for use by many threads. */
final class KeptBodies {
    private final AtomicLong left;

    /** @param together how many bytes may be kept at the same time */
    KeptBodies(long together) {
        this.left = new AtomicLong(together);
    }

    /** Room for as many bytes, if there is so much left. */
    Optional<Room> take(long bytes) {
        long before = left.getAndUpdate(free -> free >= bytes ? free - bytes : free);
        return before >= bytes ? Optional.of(new Room(bytes)) : Optional.empty();
    }

    /** Room that has been taken, until it is given back. */
    final class Room {
        private final AtomicLong taken;

        private Room(long bytes) {
            this.taken = new AtomicLong(bytes);
        }

        /** Gives back all but as many bytes; none are taken for it. */
        void shrink(long bytes) {
            long before = taken.getAndUpdate(now -> Math.min(now, bytes));
            left.addAndGet(before - Math.min(before, bytes));
        }

        /** Gives back all that is still taken. */
        void giveBack() {
            shrink(0);
        }
    }
}
