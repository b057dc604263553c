package org.bailiwick.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer that answers as told, at once or when told, and counts how often it was asked. */
final class FakeOrigin implements KeySource {
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<CompletableFuture<KeyFetch>> open = new ArrayList<>();
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
        List<CompletableFuture<KeyFetch>> questions;
        synchronized (open) {
            questions = List.copyOf(open);
            open.clear();
        }
        questions.forEach(question -> question.complete(fetch));
    }

    int attempts() {
        return attempts.get();
    }
}
