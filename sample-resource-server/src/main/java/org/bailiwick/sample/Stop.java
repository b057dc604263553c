package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One stop of the tour: something is tried, and its answer compared with what it has to be.
 *
 * @param call method and path, for the table
 * @param circumstances what is special about it, in a few words
 * @param before what happens first, once
 * @param attempt does it; more than once where there is patience
 * @param patience for how long to try until the answer is as expected; zero to try once
 */
record Stop(
        String call,
        String circumstances,
        Runnable before,
        Supplier<Answer> attempt,
        Expectation expectation,
        Duration patience) {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Tried once, with nothing happening before. */
    static Stop of(String call, String circumstances, Supplier<Answer> attempt, Expectation expectation) {
        return new Stop(call, circumstances, () -> {}, attempt, expectation, Duration.ZERO);
    }

    Stop after(Runnable event) {
        return new Stop(call, circumstances, event, attempt, expectation, patience);
    }

    Stop within(Duration time) {
        return new Stop(call, circumstances, before, attempt, expectation, time);
    }

    /** With a note that must be this one. */
    Stop noting(Supplier<String> words, String expected) {
        return new Stop(
                call,
                circumstances,
                before,
                () -> {
                    Answer answer = attempt.get();
                    return answer.noting(words.get(), answer.time());
                },
                expectation.and(Demand.note(expected)),
                patience);
    }

    Row visit() {
        before.run();
        long deadline = System.nanoTime() + patience.toNanos();
        Answer answer = attempt.get();
        while (!expectation.differences(answer).isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = attempt.get();
        }
        return row(answer);
    }

    private Row row(Answer answer) {
        List<String> differences = expectation.differences(answer);
        String reason = Stream.of(answer.code(), answer.note())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return new Row(call, circumstances, expectation.status(), answer.status(), reason, answer.time(), differences);
    }
}
