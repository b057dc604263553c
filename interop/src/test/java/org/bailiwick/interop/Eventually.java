package org.bailiwick.interop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what running servers do by their own clocks, which no test can turn. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** Asks until the answer has that status, and returns it; fails when it does not within the time. */
    static Answer status(int status, Duration time, Call call) throws Exception {
        long start = System.nanoTime();
        Answer answer = call.answer();
        while (answer.status() != status) {
            if (System.nanoTime() - start > time.toNanos()) {
                throw new AssertionError("not within " + time + ": " + status + ", but " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = call.answer();
        }
        return answer;
    }

    /** What is asked. */
    @FunctionalInterface
    interface Call {
        Answer answer() throws Exception;
    }
}
