package org.bailiwick.login;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms that go off when told to, in the order in which they were set. */
final class ManualAlarms extends ScheduledThreadPoolExecutor {
    private final Deque<Alarm<?>> set = new ArrayDeque<>();

    ManualAlarms() {
        super(0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        if (isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        Alarm<V> alarm = new Alarm<>(work, Duration.of(delay, unit.toChronoUnit()));
        set.add(alarm);
        return alarm;
    }

    int size() {
        return set.size();
    }

    /** Has the first go off. Returns what it was set to. */
    Duration ring() {
        Alarm<?> first = set.remove();
        first.run();
        return first.delay;
    }

    private static final class Alarm<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final Duration delay;

        Alarm(Callable<V> work, Duration delay) {
            super(work);
            this.delay = delay;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(delay);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
