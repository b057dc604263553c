package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One endpoint: whether it is there, what befalls it, and how often it was called. */
final class EndpointSwitch {
    private final FaultSwitch fault = new FaultSwitch();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean hidden;

    void hide() {
        hidden = true;
    }

    void set(Fault befalls) {
        fault.set(befalls);
    }

    void heal() {
        fault.heal();
    }

    int requests() {
        return requests.get();
    }

    /** The endpoint's handler, as it is to be reached: counted, and subject to what was switched. */
    HttpHandler handler(List<String> methods, Answerer answerer) {
        return exchange -> {
            requests.incrementAndGet();
            fault.send(exchange, () -> good(methods, answerer, exchange));
        };
    }

    private Reply good(List<String> methods, Answerer answerer, HttpExchange exchange) throws IOException {
        if (hidden) {
            return Reply.empty(404);
        }
        return methods.contains(exchange.getRequestMethod())
                ? answerer.answer(exchange)
                : Reply.empty(405).withHeader("Allow", String.join(", ", methods));
    }
}
