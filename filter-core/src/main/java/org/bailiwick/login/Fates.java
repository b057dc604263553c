package org.bailiwick.login;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bailiwick.store.RecentlyUsed;
import org.bailiwick.store.TokenHash;

/**
 * What has become of A_SIDs that a cookie may still hold. Of those that were refreshed, the successor is known for a moment; after
 * that it is known that they are worth nothing, and no more. Safe for use by many threads. Does not print.
 */
final class Fates {
    /** How long a browser's requests may take that were sent before a refresh. */
    private static final Duration LATE = Duration.ofSeconds(60);

    private final int most;
    private final RecentlyUsed<Fate> known;

    /** Whose successors are known, those first that will be forgotten first. */
    private final Deque<Refreshed> refreshed = new ArrayDeque<>();

    /** @param most of how many A_SIDs something is remembered */
    Fates(int most) {
        this.most = most;
        this.known = new RecentlyUsed<>(most);
    }

    /** What has become of it; nothing where it is not known that anything has. */
    Optional<Fate> of(TokenHash sid, Instant now) {
        forgetSuccessors(now);
        return known.get(sid);
    }

    /** Its login has ended; whether nothing had become of it before. */
    boolean end(TokenHash sid) {
        return known.putIfAbsent(sid, Fate.ENDED);
    }

    /** It has been refreshed; whether nothing had become of it before. */
    boolean succeed(TokenHash sid, Held successor, Instant now) {
        forgetSuccessors(now);
        Fate fate = Fate.succeeded(successor, now.plus(LATE));
        boolean first = known.putIfAbsent(sid, fate);
        if (first) {
            remember(new Refreshed(sid, fate));
        }
        return first;
    }

    private void remember(Refreshed latest) {
        synchronized (refreshed) {
            refreshed.add(latest);
            if (refreshed.size() > most) {
                forget(refreshed.remove());
            }
        }
    }

    private void forgetSuccessors(Instant now) {
        synchronized (refreshed) {
            while (!refreshed.isEmpty() && refreshed.element().fate().isOver(now)) {
                forget(refreshed.remove());
            }
        }
    }

    private void forget(Refreshed late) {
        known.replaceIf(late.sid(), fate -> fate.equals(late.fate()), Fate.ENDED);
    }

    /** How many successors are known. */
    int successors() {
        synchronized (refreshed) {
            return refreshed.size();
        }
    }

    /** An A_SID that was refreshed, by its hash. */
    private record Refreshed(TokenHash sid, Fate fate) {}
}
