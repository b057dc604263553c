package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which endpoints of an issuer are there, what befalls them, and how often they were called. */
final class EndpointSwitches {
    private final Set<Endpoint> hidden = ConcurrentHashMap.newKeySet();
    private final Map<Endpoint, FaultSwitch> faults = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, AtomicInteger> requests = new EnumMap<>(Endpoint.class);

    EndpointSwitches() {
        for (Endpoint endpoint : Endpoint.values()) {
            faults.put(endpoint, new FaultSwitch());
            requests.put(endpoint, new AtomicInteger());
        }
    }

    void hide(Endpoint endpoint) {
        hidden.add(endpoint);
    }

    void fault(Fault fault) {
        faults.values().forEach(each -> each.set(fault));
    }

    void fault(Endpoint endpoint, Fault fault) {
        faultOf(endpoint).set(fault);
    }

    void heal() {
        faults.values().forEach(FaultSwitch::heal);
    }

    int requests(Endpoint endpoint) {
        return counter(endpoint).get();
    }

    /** The endpoint's handler, as it is to be reached: counted, and subject to what was switched. */
    HttpHandler handler(Endpoint endpoint, Answerer answerer) {
        return exchange -> {
            counter(endpoint).incrementAndGet();
            faultOf(endpoint).send(exchange, good(endpoint, answerer, exchange));
        };
    }

    private Reply good(Endpoint endpoint, Answerer answerer, HttpExchange exchange) throws IOException {
        if (hidden.contains(endpoint)) {
            return Reply.empty(404);
        }
        return exchange.getRequestMethod().equals(endpoint.method())
                ? answerer.answer(endpoint, exchange)
                : Reply.empty(405).withHeader("Allow", endpoint.method());
    }

    private FaultSwitch faultOf(Endpoint endpoint) {
        return Objects.requireNonNull(faults.get(endpoint));
    }

    private AtomicInteger counter(Endpoint endpoint) {
        return Objects.requireNonNull(requests.get(endpoint));
    }

    /** What a healthy endpoint says. */
    @FunctionalInterface
    interface Answerer {
        Reply answer(Endpoint endpoint, HttpExchange exchange) throws IOException;
    }
}
