package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.gateway.webmvc.BailiwickFilterFunctions.bailiwick;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.access.AccessContext;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

class GuardedRoutesTest {
    private static final String[] BY_ROUTE = {
        "{id: by-route, route: orders, scopes: [orders:read]}", "{id: any, path: /**, access: authenticated}"
    };
    private static final String[] BY_PATH = {
        "{id: open, path: /open/**, access: public}", "{id: any, path: /**, access: authenticated}"
    };

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

    private static GuardedGateway gateway(String[] rules, Class<?> application, List<String> properties)
            throws Exception {
        List<String> all = new ArrayList<>(properties);
        all.add("upstream=" + upstream.baseUri());
        return GuardedGateway.start(Rules.of(authority, rules), application, all);
    }

    private static List<String> property(int index, String id, String path, String... filters) {
        List<String> properties = new ArrayList<>(GuardedGateway.route(index, id, path, upstream.baseUri()));
        for (int i = 0; i < filters.length; i++) {
            properties.add("spring.cloud.gateway.server.webmvc.routes[" + index + "].filters[" + i + "]=" + filters[i]);
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
    void routeInProperties_isGuardedUnderItsId() throws Exception {
        List<String> properties = property(0, "stock", "/stock/**");
        properties.addAll(property(1, "orders", "/orders/**"));
        try (GuardedGateway gateway = gateway(BY_ROUTE, GuardedGateway.Bare.class, properties)) {
            assertGuardedByRoute(gateway, "/orders/1");
            assertThat(Call.get(gateway.baseUri(), "/stock/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/stock/1", anybody()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void routeAddedByARefresh_isGuardedUnderItsId() throws Exception {
        try (GuardedGateway gateway = gateway(BY_ROUTE, GuardedGateway.Bare.class, property(0, "stock", "/stock/**"))) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", reader()).statusCode())
                    .isEqualTo(404);
            String route = "spring.cloud.gateway.server.webmvc.routes[0].";
            gateway.context()
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "added",
                            Map.of(
                                    route + "id",
                                    "orders",
                                    route + "uri",
                                    upstream.baseUri().toString(),
                                    route + "predicates[0]",
                                    "Path=/orders/**")));
            gateway.context().getBean(RefreshScope.class).refreshAll();

            assertGuardedByRoute(gateway, "/orders/1");
        }
    }

    @Test
    void routeThatIsABean_isGuardedUnderItsId() throws Exception {
        try (GuardedGateway gateway = gateway(BY_ROUTE, OneRoute.class, List.of())) {
            assertGuardedByRoute(gateway, "/orders/1");
        }
    }

    @Test
    void routesThatAreOneBean_areGuarded() throws Exception {
        try (GuardedGateway gateway = gateway(BY_PATH, TwoRoutesInOneBean.class, List.of())) {
            for (String target : List.of("/orders/1", "/stock/1")) {
                assertThat(Call.get(gateway.baseUri(), target, null).statusCode())
                        .isEqualTo(401);
                assertThat(Call.get(gateway.baseUri(), target, anybody()).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void routesThatAreOneBean_cannotBeNamedByRules() {
        assertThatThrownBy(() ->
                        gateway(BY_ROUTE, TwoRoutesInOneBean.class, List.of()).close())
                .hasStackTraceContaining("route: orders (expected: a bean of its own");
    }

    @Test
    void routesThatAreOneBean_canBeNamedWhereTheyHaveTheFilter() throws Exception {
        try (GuardedGateway gateway =
                gateway(BY_ROUTE, TwoRoutesInOneBean.class, List.of("bailiwick.gateway.global=false"))) {
            assertGuardedByRoute(gateway, "/orders/1");
            assertThat(Call.get(gateway.baseUri(), "/stock/1", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void functionalEndpoint_isGuardedAndReadsItsBody() throws Exception {
        try (GuardedGateway gateway = gateway(BY_PATH, Endpoint.class, List.of())) {
            assertThat(Call.send(gateway.baseUri(), "POST", "/echo", null, "hello")
                            .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> reached = Call.send(
                    gateway.baseUri(),
                    "POST",
                    "/echo",
                    anybody(),
                    "hello",
                    "Bailiwick-Subject",
                    "mallory",
                    "Bailiwick-Expires",
                    "7");
            assertThat(reached.body()).isEqualTo("bob bob bob hello 1 false false");
        }
    }

    @Test
    void rules_seeThePathThatTheClientAskedFor() throws Exception {
        List<String> properties = property(0, "stripped", "/open/**", "StripPrefix=1");
        properties.addAll(property(1, "set", "/private/**", "SetPath=/open/page"));
        try (GuardedGateway gateway = gateway(BY_PATH, GuardedGateway.Bare.class, properties)) {
            assertThat(Call.get(gateway.baseUri(), "/open/private/1", null).body())
                    .contains("\"path\":\"/private/1\"");
            assertThat(Call.get(gateway.baseUri(), "/private/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/private/1", anybody()).body())
                    .contains("\"path\":\"/open/page\"");
        }
    }

    @Test
    void filterInProperties_guardsItsRouteAlone() throws Exception {
        List<String> properties = property(0, "free", "/free/**");
        properties.addAll(property(1, "orders", "/orders/**", "Bailiwick"));
        properties.addAll(
                property(2, "late", "/late/**", "StripPrefix=1", "AddRequestHeader=X-Added,yes", "Bailiwick"));
        properties.add("bailiwick.gateway.global=false");
        try (GuardedGateway gateway = gateway(BY_ROUTE, GuardedGateway.Bare.class, properties)) {
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
    void filterWhereAllRoutesAreGuarded_changesNothing() throws Exception {
        List<String> properties =
                property(0, "orders", "/orders/**", "Bailiwick", "AddRequestHeader=Authorization,Mine");
        try (GuardedGateway gateway = gateway(BY_ROUTE, GuardedGateway.Bare.class, properties)) {
            assertGuardedByRoute(gateway, "/orders/1");
            assertThat(Call.get(gateway.baseUri(), "/orders/1", reader()).body())
                    .contains("\"authorization\":[\"Mine\"]");
        }
    }

    @Test
    void routeWithinTheGateway_isReachedByForwardAsTheSameCaller() throws Exception {
        List<String> properties = property(0, "inside", "/inside/**");
        properties.addAll(property(1, "entrance", "/open/**"));
        properties.add("spring.cloud.gateway.server.webmvc.routes[1].uri=forward:/inside/1");
        try (GuardedGateway gateway = gateway(BY_PATH, GuardedGateway.Bare.class, properties)) {
            assertThat(Call.get(gateway.baseUri(), "/inside/1", null).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> reached =
                    Call.get(gateway.baseUri(), "/open/1", anybody(), "Bailiwick-Subject", "mallory");
            assertThat(reached.body()).contains("\"subject\":null").doesNotContain("mallory", "authorization");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OneRoute {
        @Bean
        RouterFunction<ServerResponse> orders(Environment environment) {
            return route("orders")
                    .route(path("/orders/**"), http())
                    .before(uri(environment.getRequiredProperty("upstream")))
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> everything(Environment environment) {
            return route("everything")
                    .route(path("/**"), http())
                    .before(uri(environment.getRequiredProperty("upstream")))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoRoutesInOneBean {
        @Bean
        RouterFunction<ServerResponse> routes(Environment environment) {
            String to = environment.getRequiredProperty("upstream");
            return route("orders")
                    .route(path("/orders/**"), http())
                    .filter(bailiwick())
                    .before(uri(to))
                    .before(stripPrefix(1))
                    .build()
                    .and(route("stock")
                            .route(path("/stock/**"), http())
                            .before(uri(to))
                            .build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Endpoint {
        @Bean
        RouterFunction<ServerResponse> echo() {
            return RouterFunctions.route()
                    .POST("/echo", request -> {
                        String caller = request.principal().orElseThrow().getName();
                        AccessContext context =
                                AccessContext.of(request.attributes()::get).orElseThrow();
                        String subject = request.headers().firstHeader("Bailiwick-Subject");
                        return ServerResponse.ok()
                                .body(String.join(
                                        " ",
                                        caller,
                                        context.subject().orElseThrow(),
                                        subject,
                                        request.body(String.class),
                                        String.valueOf(request.headers()
                                                .header("Bailiwick-Subject")
                                                .size()),
                                        String.valueOf(request.servletRequest().getHeader("Authorization") != null),
                                        String.valueOf(
                                                request.servletRequest().getIntHeader("Bailiwick-Expires") == 7)));
                    })
                    .build();
        }
    }
}
