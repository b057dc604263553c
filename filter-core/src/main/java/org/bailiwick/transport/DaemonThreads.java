package org.bailiwick.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that never keep a JVM alive, say whose they are, and can be waited for. A pool calls itself terminated a moment
 * before its last thread has ended, and a container that takes an application out looks for threads in that moment.
 */
final class DaemonThreads {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Makes threads for one purpose, which is part of their names. */
    ThreadFactory of(String purpose) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "bailiwick-http-" + purpose + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            return thread;
        };
    }

    /** Waits until all of them have ended, which somebody else must have asked of them, or the time is over. */
    void awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0 && !thread.equals(Thread.currentThread())) {
                thread.join(left);
            }
        }
    }
}
