package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The switches of an issuer's endpoints. */
final class EndpointSwitches {
    private final Map<Endpoint, EndpointSwitch> switches = new EnumMap<>(Endpoint.class);

    EndpointSwitches() {
        for (Endpoint endpoint : Endpoint.values()) {
            switches.put(endpoint, new EndpointSwitch());
        }
    }

    void hide(Endpoint endpoint) {
        of(endpoint).hide();
    }

    void fault(Fault fault) {
        switches.values().forEach(each -> each.set(fault));
    }

    void fault(Endpoint endpoint, Fault fault) {
        of(endpoint).set(fault);
    }

    void heal() {
        switches.values().forEach(EndpointSwitch::heal);
    }

    int requests(Endpoint endpoint) {
        return of(endpoint).requests();
    }

    /** The endpoint's handler, as it is to be reached. */
    HttpHandler handler(Endpoint endpoint, Answerer answerer) {
        return of(endpoint).handler(List.of(endpoint.method()), exchange -> answerer.answer(endpoint, exchange));
    }

    private EndpointSwitch of(Endpoint endpoint) {
        return Objects.requireNonNull(switches.get(endpoint));
    }

    /** What a healthy endpoint says. */
    @FunctionalInterface
    interface Answerer {
        Reply answer(Endpoint endpoint, HttpExchange exchange) throws IOException;
    }
}
