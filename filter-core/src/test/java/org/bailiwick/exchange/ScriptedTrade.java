package org.bailiwick.exchange;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.bailiwick.token.Scopes;

/** A way to come by tokens that answers as it is told, at once or when it is told to speak. */
final class ScriptedTrade implements Trade {
    private final AtomicInteger count = new AtomicInteger();
    private final List<Scopes> asked = Collections.synchronizedList(new ArrayList<>());
    private final Queue<CompletableFuture<Traded>> waiting = new ArrayDeque<>();
    private volatile IntFunction<Traded> answer;
    private volatile boolean silent;

    ScriptedTrade(Instant end) {
        givesTokensUntil(end);
    }

    /** Every one is another: {@code t1}, {@code t2} and so on. */
    void givesTokensUntil(Instant end) {
        answer = number -> Traded.given(HopToken.bearer("t" + number, end));
    }

    void answers(Traded always) {
        answer = number -> always;
    }

    void isSilent() {
        silent = true;
    }

    /** Answers the first that still waits; whoever asks from now on has to wait as well. */
    void speaks(Traded traded) {
        waiting.remove().complete(traded);
    }

    /** How often it was asked. */
    int count() {
        return count.get();
    }

    List<Scopes> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        asked.add(scopes);
        int number = count.incrementAndGet();
        if (!silent) {
            return CompletableFuture.completedFuture(answer.apply(number));
        }
        CompletableFuture<Traded> later = new CompletableFuture<>();
        waiting.add(later);
        return later;
    }
}
