package org.bailiwick.observation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.event.Reason;

/**
 * Keeps the latest {@value #KEPT} requests that were not granted, denied, undecided or merely observed, and counts all of them.
 * Nobody waits for anybody here; what is granted is only looked at.
 */
public final class RecentRefusals implements EventSink {
    /** How many are kept. */
    public static final int KEPT = 100;

    private final AtomicReferenceArray<AccessEvent> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentMap<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void accept(Event event) {
        if (event instanceof AccessEvent access && access.outcome() != Outcome.GRANTED) {
            counts.computeIfAbsent(new Kind(access.outcome(), access.reason()), kind -> new LongAdder())
                    .increment();
            ring.set((int) (next.getAndIncrement() % KEPT), access);
        }
    }

    /** The latest, newest first. */
    public List<AccessEvent> latest() {
        long end = next.get();
        List<AccessEvent> latest = new ArrayList<>(KEPT);
        for (long place = end - 1; place >= Math.max(0, end - KEPT); place--) {
            AccessEvent event = ring.get((int) (place % KEPT));
            if (event != null) { // its place is taken, and it is on the way there
                latest.add(event);
            }
        }
        latest.sort(Comparator.comparing(AccessEvent::at).reversed());
        return latest;
    }

    /** How many there were since the start, of each outcome and reason that there were any of. */
    public List<Count> counts() {
        return counts.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().outcome(),
                        entry.getKey().reason(),
                        entry.getValue().sum()))
                .sorted(Comparator.comparing(Count::outcome).thenComparing(Count::reason))
                .toList();
    }

    /** How many requests ended so, for this reason. */
    public record Count(Outcome outcome, Reason reason, long count) {}

    private record Kind(Outcome outcome, Reason reason) {}
}
