package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many callers at once. */
final class TestThreads {
    private TestThreads() {}

    /** The answers to as many questions, asked by several threads that start together. */
    static List<KeyAnswer> concurrently(int questions, IntFunction<CompletionStage<KeyAnswer>> ask) throws Exception {
        int threads = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<KeyAnswer>>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int first = part;
                parts.add(pool.submit(() -> {
                    start.await();
                    List<KeyAnswer> answers = new ArrayList<>();
                    for (int number = first; number < questions; number += threads) {
                        answers.add(join(ask.apply(number)));
                    }
                    return answers;
                }));
            }
            start.countDown();
            List<KeyAnswer> all = new ArrayList<>();
            for (Future<List<KeyAnswer>> part : parts) {
                all.addAll(part.get());
            }
            assertThat(all).hasSize(questions);
            return all;
        } finally {
            pool.shutdown();
        }
    }
}
