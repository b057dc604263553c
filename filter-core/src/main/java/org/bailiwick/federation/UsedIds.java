package org.bailiwick.federation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.bailiwick.store.TokenHash;

/**
 * The {@code jti} of one client's assertions that have been used, each until the assertion ends (JA-4). When there is no room
 * for one more, none is forgotten early: the next one is not taken. Safe for use by many threads.
 */
final class UsedIds {
    private final int capacity;
    private final Set<TokenHash> used = new HashSet<>();
    private final PriorityQueue<Used> byEnd = new PriorityQueue<>(Comparator.comparing(Used::end));

    UsedIds(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Uses an id.
     *
     * @param end until when the id must not be used again
     */
    synchronized Use use(String id, Instant end, Instant now) {
        for (Used oldest = byEnd.peek(); oldest != null && !oldest.end().isAfter(now); oldest = byEnd.peek()) {
            byEnd.remove();
            used.remove(oldest.id());
        }
        TokenHash hash = TokenHash.of(id);
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

    private record Used(TokenHash id, Instant end) {}

    /** What came of using an id. */
    enum Use {
        FIRST,
        AGAIN,
        NO_ROOM
    }
}
