package org.bailiwick.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What a token endpoint was asked for, and who looks on. */
final class Trades {
    private final List<Trade> all = new ArrayList<>();
    private volatile TradeWatcher watcher = trade -> status -> {};

    void watch(TradeWatcher sees) {
        this.watcher = sees;
    }

    IntConsumer asked(Trade trade) {
        synchronized (all) {
            all.add(trade);
        }
        return watcher.asked(trade);
    }

    List<Trade> all() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }
}
