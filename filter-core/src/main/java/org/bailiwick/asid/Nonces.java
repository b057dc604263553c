package org.bailiwick.asid;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.bailiwick.store.TokenHash;

/**
 * The proofs that have been taken, each as long as it could be taken again (AS-3). When there is no room for one more, none is
 * forgotten early: the next one is not taken. Only what has been found good gets in, so that nobody can fill it with rubbish.
 * Safe for use by many threads.
 */
final class Nonces {
    private final int capacity;
    private final Set<TokenHash> used = new HashSet<>();
    private final PriorityQueue<Used> byEnd = new PriorityQueue<>(Comparator.comparingLong(Used::end));

    Nonces(int capacity) {
        this.capacity = capacity;
    }

    /** Whether it has been used; the answer of a moment, which only {@link #use} settles. */
    synchronized boolean isUsed(String consumer, String nonce) {
        return used.contains(hash(consumer, nonce));
    }

    /**
     * Uses one.
     *
     * @param end from which second of the epoch on no proof with it would be taken
     * @param now the second of the epoch
     */
    synchronized Use use(String consumer, String nonce, long end, long now) {
        for (Used oldest = byEnd.peek(); oldest != null && oldest.end() <= now; oldest = byEnd.peek()) {
            byEnd.remove();
            used.remove(oldest.hash());
        }
        TokenHash hash = hash(consumer, nonce);
        if (used.contains(hash)) {
            return Use.AGAIN;
        }
        if (used.size() >= capacity) {
            return Use.NO_ROOM;
        }
        used.add(hash);
        byEnd.add(new Used(hash, end));
        return Use.FIRST;
    }

    private static TokenHash hash(String consumer, String nonce) {
        return TokenHash.of(consumer + "\n" + nonce);
    }

    private record Used(TokenHash hash, long end) {}

    /** What came of using one. */
    enum Use {
        FIRST,
        AGAIN,
        NO_ROOM
    }
}
