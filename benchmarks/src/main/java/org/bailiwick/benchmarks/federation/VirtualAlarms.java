package org.bailiwick.benchmarks.federation;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms that go off in virtual time, on the thread on which it passes. There is never another. */
final class VirtualAlarms extends ScheduledThreadPoolExecutor {
    private final VirtualTime time;

    VirtualAlarms(VirtualTime time) {
        super(0, work -> {
            throw new UnsupportedOperationException("thread: one (expected: none but the one of virtual time)");
        });
        this.time = time;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable what, long delay, TimeUnit unit) {
        return schedule(Executors.callable(what), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> what, long delay, TimeUnit unit) {
        long nanos = unit.toNanos(delay);
        Alarm<V> alarm = new Alarm<>(what, time.nanos() + nanos);
        time.after(nanos, alarm);
        return alarm;
    }

    private final class Alarm<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long at;

        Alarm(Callable<V> what, long at) {
            super(what);
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
