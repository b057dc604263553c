package org.bailiwick.benchmarks.federation;

import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms that go off in virtual time, on the thread on which it passes. There is never another. */
final class VirtualAlarms extends ScheduledThreadPoolExecutor {
    private final VirtualTime time;

    VirtualAlarms(VirtualTime time) {
        super(0);
        this.time = time;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable what, long delay, TimeUnit unit) {
        Alarm alarm = new Alarm(what, time.nanos() + unit.toNanos(delay));
        time.after(unit.toNanos(delay), alarm);
        return alarm;
    }

    private final class Alarm extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long at;

        Alarm(Runnable what, long at) {
            super(what, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - time.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
