package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint is healthy, and what it does when it is not. */
final class FaultSwitch {
    private static final Reply NOTHING_DONE = Reply.empty(503);

    private final AtomicReference<@Nullable Active> active = new AtomicReference<>();

    void set(Fault fault) {
        replace(new Active(fault, new CountDownLatch(1)));
    }

    /** Healthy again; whoever waits for the fault to pass waits no longer. */
    void heal() {
        replace(null);
    }

    private void replace(@Nullable Active next) {
        @Nullable Active former = active.getAndSet(next);
        if (former != null) {
            former.healed.countDown();
        }
    }

    /** Sends what the endpoint says, or what the fault makes of it. */
    void send(HttpExchange exchange, Good good) throws IOException {
        @Nullable Active now = active.get();
        if (now == null) {
            good.reply().send(exchange);
        } else {
            now.fault.play(exchange, now.fault.isBeforeAll() ? NOTHING_DONE : good.reply(), now.healed);
        }
    }

    /** What a healthy endpoint does and says. */
    @FunctionalInterface
    interface Good {
        Reply reply() throws IOException;
    }

    private record Active(Fault fault, CountDownLatch healed) {}
}
