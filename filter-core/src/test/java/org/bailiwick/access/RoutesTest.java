package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NextHops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which rule decides over a request that is on a gateway's route. */
class RoutesTest {
    private static final String RULES = """
            resource: https://api.example.com
            domains:
              home: {kind: jwt, issuer: "https://as.example.com", algorithms: [ES256]}
            rules:
              - {id: orders, path: /orders, access: public}
              - {id: stock, route: stock, methods: [GET, PUT], scopes: [stock], cors-preflight: refuse}
            """;

    private final List<Event> events = new ArrayList<>();
    private final Gatekeeper gatekeeper = new Gatekeeper(
            ConfigurationReader.read("b.yaml", RULES, new Surroundings(Path.of(""), name -> null)),
            (credential, believed) -> {
                throw new AssertionError("asked");
            },
            NextHops.none(),
            new Journal(events::add, Clock.systemUTC(), System::nanoTime));

    @AfterEach
    void close() {
        gatekeeper.close();
    }

    /** The rule that decided, and why it decided so. */
    private String decision(FakeRequest request) {
        events.clear();
        boolean granted = gatekeeper
                .admit(request)
                .toCompletableFuture()
                .join()
                .fold(grant -> true, denied -> false, undecided -> false);
        AccessEvent event = (AccessEvent) events.get(0);
        assertThat(granted).isEqualTo(event.outcome() == AccessEvent.Outcome.GRANTED);
        return event.rule() + " " + event.reason();
    }

    @Test
    void requestOnARoute_isDecidedByARuleThatNamesIt() {
        FakeRequest request = FakeRequest.get("/orders");
        assertThat(decision(request.onRoute("stock"))).isEqualTo("stock " + Reason.CREDENTIAL_MISSING);
        assertThat(decision(FakeRequest.get("/").onRoute("stock"))).isEqualTo("stock " + Reason.CREDENTIAL_MISSING);
    }

    @Test
    void requestThatNoRuleOfItsRouteIsFor_isDecidedByOneWithoutARoute() {
        FakeRequest request = FakeRequest.get("/orders");
        assertThat(decision(request.method("POST").onRoute("stock"))).isEqualTo("orders " + Reason.PUBLIC_ROUTE);
        assertThat(decision(request.onRoute("billing"))).isEqualTo("orders " + Reason.PUBLIC_ROUTE);
        assertThat(decision(request)).isEqualTo("orders " + Reason.PUBLIC_ROUTE);
        assertThat(decision(FakeRequest.get("/"))).isEqualTo(AccessEvent.NONE + " " + Reason.NO_RULE);
    }

    @Test
    void preflightOnARoute_isDecidedByTheRuleForTheMethodItAsksFor() {
        FakeRequest preflight = FakeRequest.get("/orders").method("OPTIONS").with("Origin", "https://app.example");
        FakeRequest put = preflight.with("Access-Control-Request-Method", "PUT");
        FakeRequest delete = preflight.with("Access-Control-Request-Method", "DELETE");
        assertThat(decision(put.onRoute("stock"))).isEqualTo("stock " + Reason.PREFLIGHT_REFUSED);
        assertThat(decision(delete.onRoute("stock"))).isEqualTo("orders " + Reason.PREFLIGHT);
        assertThat(decision(put)).isEqualTo("orders " + Reason.PREFLIGHT);
    }
}
