package org.bailiwick.transport;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that never keep a JVM alive and say whose they are. */
final class DaemonThreads implements ThreadFactory {
    private final String purpose;
    private final AtomicInteger number = new AtomicInteger();

    DaemonThreads(String purpose) {
        this.purpose = purpose;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "bailiwick-http-" + purpose + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
