package org.bailiwick.access;

import java.util.concurrent.atomic.AtomicLong;
import org.bailiwick.request.BodyRoom;

/** The room for all bodies that are kept at the same time, in bytes. Safe for use by many threads. */
final class KeptBodies {
    private final AtomicLong left;

    /** @param together how many bytes may be kept at the same time */
    KeptBodies(long together) {
        this.left = new AtomicLong(together);
    }

    /** Room for one more body. Nothing is taken for it before something of it comes. */
    Room open() {
        return new Room();
    }

    private boolean take(long bytes) {
        return left.getAndUpdate(free -> free >= bytes ? free - bytes : free) >= bytes;
    }

    /** What one body takes of it, until it is given back. */
    final class Room implements BodyRoom {
        private long taken;
        private boolean full;
        private boolean closed;

        private Room() {}

        @Override
        public synchronized boolean holds(int bytes) {
            if (closed || full) {
                return false;
            }
            if (bytes > taken) {
                full = !take(bytes - taken);
                taken = full ? taken : bytes;
            }
            return !full;
        }

        /** Whether more of the body has come than there was room for. */
        synchronized boolean isFull() {
            return full;
        }

        /** Gives back all that is taken, once; it holds nothing from now on. */
        synchronized void giveBack() {
            closed = true;
            left.addAndGet(taken);
            taken = 0;
        }
    }
}
