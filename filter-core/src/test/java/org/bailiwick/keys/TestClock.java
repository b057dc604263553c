package org.bailiwick.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it is put, and moves when told to; any thread may look at it. */
public final class TestClock extends Clock {
    /** Where it stands if nothing else is said. */
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private volatile Instant now;

    public TestClock() {
        this(NOW);
    }

    public TestClock(Instant now) {
        this.now = now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
