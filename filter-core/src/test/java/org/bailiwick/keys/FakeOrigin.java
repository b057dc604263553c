package org.bailiwick.keys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer that answers as told, at once or when told, and counts how often it was asked. */
final class FakeOrigin implements KeySource {
    private final AtomicInteger attempts = new AtomicInteger();
    private final Deque<CompletableFuture<KeyFetch>> open = new ArrayDeque<>();
    private volatile KeyFetch answer = new KeyFetch.Unreachable("not told yet");
    private volatile boolean held;

    @Override
    public CompletionStage<KeyFetch> fetch() {
        attempts.incrementAndGet();
        if (!held) {
            return CompletableFuture.completedStage(answer);
        }
        CompletableFuture<KeyFetch> later = new CompletableFuture<>();
        synchronized (open) {
            open.add(later);
        }
        return later;
    }

    /** From now on it answers at once. */
    void answers(KeyFetch fetch) {
        answer = fetch;
        held = false;
    }

    void publishes(String... kids) {
        answers(TestKeys.fetched(kids));
    }

    void isDown() {
        answers(new KeyFetch.Unreachable("connection refused"));
    }

    /** From now on it is silent until {@link #speaks}. */
    void isSilent() {
        held = true;
    }

    /** It answers every question that is open. */
    void speaks(KeyFetch fetch) {
        synchronized (open) {
            while (!open.isEmpty()) {
                open.remove().complete(fetch);
            }
        }
    }

    int attempts() {
        return attempts.get();
    }
}
