package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.gateway.webflux.GuardedGateway.filter;
import static org.bailiwick.gateway.webflux.GuardedGateway.route;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.InMemoryRouteDefinitionRepository;
import org.springframework.cloud.gateway.route.RouteDefinition;
import reactor.core.publisher.Mono;

@ExtendWith(NoBlockingCalls.class)
class GuardedRoutesTest {
    private static final String BY_ROUTE = "{id: by-route, route: orders, scopes: [orders:read]}";
    private static final String OPEN = "{id: open, path: /open/**, access: public}";
    private static final String ANY = "{id: any, path: /**, access: authenticated}";

    private static EmbeddedAuthority authority;
    private static ProbeUpstream upstream;

    @BeforeAll
    static void start() throws Exception {
        authority = EmbeddedAuthority.start();
        upstream = ProbeUpstream.start();
    }

    @AfterAll
    static void stop() {
        upstream.close();
        authority.close();
    }

    @SafeVarargs
    private static GuardedGateway gateway(List<String>... properties) throws Exception {
        List<String> all = new ArrayList<>();
        for (List<String> each : properties) {
            all.addAll(each);
        }
        return GuardedGateway.start(Rules.of(authority, BY_ROUTE, OPEN, ANY), Watched.class, all);
    }

    private static List<String> to(int index, String id, String path, String... filters) {
        return to(index, id, path, upstream.baseUri(), filters);
    }

    private static List<String> to(int index, String id, String path, URI uri, String... filters) {
        List<String> properties = new ArrayList<>(route(index, id, uri, "Path=" + path));
        for (int i = 0; i < filters.length; i++) {
            properties.add(filter(index, i, filters[i]));
        }
        return properties;
    }

    private static String reader() {
        return authority.token().subject("alice").scopes("orders:read").sign();
    }

    private static String anybody() {
        return authority.token().subject("bob").sign();
    }

    private static void assertGuardedByRoute(GuardedGateway gateway, String target) throws Exception {
        assertThat(Call.get(gateway.baseUri(), target, null).statusCode()).isEqualTo(401);
        assertThat(Call.get(gateway.baseUri(), target, anybody()).statusCode()).isEqualTo(403);
        HttpResponse<String> reached = Call.get(gateway.baseUri(), target, reader());
        assertThat(reached.statusCode()).isEqualTo(200);
        assertThat(reached.body()).contains("\"subject\":\"alice\"");
    }

    @Test
    void everyRoute_isGuardedUnderItsId() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "stock", "/stock/**"), to(1, "orders", "/orders/**"))) {
            assertGuardedByRoute(gateway, "/orders/1");
            assertThat(Call.get(gateway.baseUri(), "/stock/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/stock/1", anybody()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void routeThatIsAddedLater_isGuardedUnderItsId() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "stock", "/stock/**"))) {
            RouteDefinition orders = new RouteDefinition();
            orders.setId("orders");
            orders.setUri(upstream.baseUri());
            orders.setPredicates(List.of(new PredicateDefinition("Path=/orders/**")));
            gateway.context()
                    .getBean(InMemoryRouteDefinitionRepository.class)
                    .save(Mono.just(orders))
                    .block();
            gateway.context().publishEvent(new RefreshRoutesEvent(this));

            assertGuardedByRoute(gateway, "/orders/1");
        }
    }

    @Test
    void whatReachesNoRoute_isNotFoundAndNotDecided() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "stock", "/stock/**"))) {
            assertThat(Call.get(gateway.baseUri(), "/open/1", reader()).statusCode())
                    .isEqualTo(404);
            assertThat(gateway.context().getBean(Watched.class).decisions()).isEmpty();
        }
    }

    @Test
    void rules_seeThePathThatTheClientAskedFor() throws Exception {
        try (GuardedGateway gateway = gateway(
                to(0, "stripped", "/open/**", "StripPrefix=1"), to(1, "set", "/private/**", "SetPath=/open/page"))) {
            assertThat(Call.get(gateway.baseUri(), "/open/private/1", null).body())
                    .contains("\"path\":\"/private/1\"");
            assertThat(Call.get(gateway.baseUri(), "/private/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/private/1", anybody()).body())
                    .contains("\"path\":\"/open/page\"");
        }
    }

    @Test
    void filterOfARoute_guardsThatRouteAloneWhereGuardingIsNotGlobal() throws Exception {
        try (GuardedGateway gateway = gateway(
                to(0, "free", "/free/**"),
                to(1, "orders", "/orders/**", "Bailiwick"),
                to(2, "late", "/late/**", "StripPrefix=1", "AddRequestHeader=X-Added,yes", "Bailiwick"),
                List.of("bailiwick.gateway.global=false"))) {
            assertThat(Call.get(gateway.baseUri(), "/free/1", null).statusCode())
                    .isEqualTo(200);
            assertGuardedByRoute(gateway, "/orders/1");
            assertThat(Call.get(gateway.baseUri(), "/late/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/late/1", anybody()).body())
                    .contains("\"path\":\"/1\"")
                    .contains("\"x-added\":[\"yes\"]")
                    .contains("\"subject\":\"bob\"");
        }
    }

    @Test
    void filterOfARoute_changesNothingWhereGuardingIsGlobal() throws Exception {
        try (GuardedGateway gateway =
                gateway(to(0, "orders", "/orders/**", "Bailiwick", "AddRequestHeader=Authorization,Mine"))) {
            HttpResponse<String> reached = Call.get(gateway.baseUri(), "/orders/1", reader());

            assertThat(reached.body()).contains("\"authorization\":[\"Mine\"]").contains("\"subject\":\"alice\"");
            assertThat(gateway.context().getBean(Watched.class).decisions()).hasSize(1);
        }
    }

    @Test
    void routeWithinTheGateway_isReachedByForwardAsTheSameCaller() throws Exception {
        try (GuardedGateway gateway = gateway(
                to(0, "inside", "/inside/**"), to(1, "entrance", "/open/**", URI.create("forward:/inside/1")))) {
            assertThat(Call.get(gateway.baseUri(), "/inside/1", null).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> forwarded =
                    Call.get(gateway.baseUri(), "/open/1", anybody(), "Bailiwick-Subject", "mallory");
            assertThat(forwarded.body()).doesNotContain("mallory", "bob", "authorization");
        }
    }

    @Test
    void chainThatBeginsAgain_isDecidedOnceAndStrippedAgain() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "stock", "/stock/**"))) {
            Watched watched = gateway.context().getBean(Watched.class);
            watched.failOnce();

            HttpResponse<String> reached =
                    Call.get(gateway.baseUri(), "/stock/1", anybody(), "Bailiwick-Subject", "mallory");

            assertThat(reached.body()).contains("\"subject\":\"bob\"");
            assertThat(watched.seen()).extracting(Watched.Seen::toldSubject).containsExactly("[bob]", "[bob]");
            assertThat(watched.decisions()).extracting(AccessEvent::rule).containsExactly("any");
        }
    }

    @Test
    void restOfTheGateway_knowsWhoWasAdmitted() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "stock", "/stock/**"))) {
            Watched watched = gateway.context().getBean(Watched.class);
            Call.get(gateway.baseUri(), "/stock/1", anybody());

            assertThat(watched.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.inAttributes().map(AccessContext::rule)).contains("any");
                assertThat(seen.inReactor()).isEqualTo(seen.inAttributes());
                assertThat(seen.principal()).contains("bob");
            });
        }
    }

    @Test
    void anonymousCaller_isNoPrincipal() throws Exception {
        try (GuardedGateway gateway = gateway(to(0, "open", "/open/**"))) {
            Watched watched = gateway.context().getBean(Watched.class);
            Call.get(gateway.baseUri(), "/open/1", anybody());

            assertThat(watched.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.inReactor().map(AccessContext::rule)).contains("open");
                assertThat(seen.principal()).isEmpty();
            });
        }
    }
}
