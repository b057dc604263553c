package org.bailiwick.request;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends what takes too long. One daemon thread of our own, there only while somebody waits: the one that {@link
 * CompletableFuture#completeOnTimeout} uses lives as long as the JVM and would keep an application that is taken out of a
 * container in memory for ever.
 */
public final class Deadlines implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;
    private static final long MOMENT_MILLIS = 3_000;

    private volatile @Nullable Thread latest;
    private final ScheduledExecutorService alarms;

    public Deadlines() {
        ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(1, this::daemon);
        own.setRemoveOnCancelPolicy(true);
        own.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        own.allowCoreThreadTimeOut(true);
        this.alarms = own;
    }

    /** Deadlines in a time that is not the machine's; the alarms are shut down when this is closed. */
    public Deadlines(ScheduledExecutorService alarms) {
        this.alarms = alarms;
    }

    /** The future, completed with the substitute when it is not complete within the limit, or if this has been closed before. */
    public <T> CompletableFuture<T> within(Duration limit, CompletableFuture<T> future, T substitute) {
        return within(limit, future, substitute, substitute);
    }

    /**
     * As above, for whoever has to know why nobody waits any more.
     *
     * @param late the substitute when it is not complete within the limit
     * @param closed the substitute if this has been closed before: how long it would have taken is not known
     */
    public <T> CompletableFuture<T> within(Duration limit, CompletableFuture<T> future, T late, T closed) {
        try {
            ScheduledFuture<?> alarm =
                    alarms.schedule(() -> future.complete(late), limit.toNanos(), TimeUnit.NANOSECONDS);
            return future.whenComplete((value, failure) -> alarm.cancel(false));
        } catch (RejectedExecutionException isClosed) {
            future.complete(closed);
            return future;
        }
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bailiwick-deadline");
        thread.setDaemon(true);
        latest = thread;
        return thread;
    }

    /** Returns when the thread has ended, not merely when its pool says so: containers look for it right after. */
    @Override
    public void close() {
        alarms.shutdownNow();
        try {
            Thread last = latest;
            if (last != null) {
                last.join(MOMENT_MILLIS);
            }
        } catch (InterruptedException stopWaiting) {
            Thread.currentThread().interrupt();
        }
    }
}
