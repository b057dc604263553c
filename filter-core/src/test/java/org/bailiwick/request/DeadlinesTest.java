package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Deadlines deadlines = new Deadlines();

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void lateFuture_getsTheSubstitute() {
        CompletableFuture<String> late = deadlines.within(Duration.ofMillis(1), new CompletableFuture<>(), "late");

        assertThat(late.join()).isEqualTo("late");
    }

    @Test
    void futureInTime_keepsItsValue() {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> watched = deadlines.within(LONG, future, "late");

        future.complete("in time");

        assertThat(watched).isCompletedWithValue("in time");
    }

    @Test
    void nothingWaits_onceClosed() {
        deadlines.close();

        assertThat(deadlines.within(LONG, new CompletableFuture<>(), "closed")).isCompletedWithValue("closed");
    }

    @Test
    void lateAndClosed_areToldApart() {
        assertThat(deadlines
                        .within(Duration.ofMillis(1), new CompletableFuture<>(), "late", "closed")
                        .join())
                .isEqualTo("late");
        deadlines.close();

        assertThat(deadlines.within(LONG, new CompletableFuture<>(), "late", "closed"))
                .isCompletedWithValue("closed");
        assertThat(deadlines.within(LONG, CompletableFuture.completedFuture("in time"), "late", "closed"))
                .isCompletedWithValue("in time");
    }

    @Test
    void thread_isOursAndGoneOnceClosed() throws InterruptedException {
        CompletableFuture<String> late = new CompletableFuture<>();
        CompletableFuture<Thread> alarm = late.thenApply(value -> Thread.currentThread());
        CompletableFuture<String> unused = deadlines.within(Duration.ofMillis(1), late, "late");
        Thread thread = alarm.join();

        deadlines.close();
        thread.join(10_000);

        assertThat(thread.getName()).isEqualTo("bailiwick-deadline");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isAlive()).isFalse();
    }
}
