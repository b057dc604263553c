package org.bailiwick.benchmarks.federation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that jumps from one event to the next. Everything happens on the thread that calls {@link #run}, events of one instant in
 * the order they were set, so that the same beginning always has the same end.
 */
final class VirtualTime {
    /** When it begins; a round figure, so that nobody takes it for a real date. */
    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Clock clock = new VirtualClock();
    private long now;
    private long set;
    private int cause;

    /** Nanoseconds since the beginning. */
    long nanos() {
        return now;
    }

    /** The same time as instants. */
    Clock clock() {
        return clock;
    }

    /** Has something happen so many nanoseconds from now, for the cause for which this happens. */
    void after(long nanos, Runnable what) {
        events.add(new Event(now + nanos, set++, cause, what));
    }

    /** For what cause everything happens from here on, and what follows from it; a number with a meaning to others. */
    void cause(int cause) {
        this.cause = cause;
    }

    /** The cause for which this happens. */
    int cause() {
        return cause;
    }

    /** Lets time pass until nothing is left to happen. */
    void run() {
        @Nullable Event next = events.poll();
        while (next != null) {
            now = next.at;
            cause = next.cause;
            next.what.run();
            next = events.poll();
        }
    }

    private record Event(long at, long order, int cause, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int sooner = Long.compare(at, other.at);
            return sooner != 0 ? sooner : Long.compare(order, other.order);
        }
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("zone: " + zone + " (expected: UTC, and no other)");
        }

        @Override
        public Instant instant() {
            return BEGIN.plusNanos(now);
        }

        @Override
        public long millis() {
            return BEGIN.toEpochMilli() + now / 1_000_000;
        }
    }
}
