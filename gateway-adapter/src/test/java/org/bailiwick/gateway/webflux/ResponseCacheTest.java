package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.gateway.webflux.GuardedGateway.filter;
import static org.bailiwick.gateway.webflux.GuardedGateway.route;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.gateway.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.filter.FilterDefinition;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.InMemoryRouteDefinitionRepository;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** The gateway's own response cache, in front of a service that gives a new answer each time. */
class ResponseCacheTest {
    private static final String FILTER = "spring.cloud.gateway.server.webflux.filter.local-response-cache.enabled=true";
    private static final String ROUTES_ALONE =
            "spring.cloud.gateway.server.webflux.global-filter.local-response-cache.enabled=false";
    private static final String OF_ROUTE = "LocalResponseCache=5m";

    private static EmbeddedAuthority authority;
    private static Upstream service;
    private static String alice;
    private static String bob;

    @BeforeAll
    static void start() throws IOException {
        authority = EmbeddedAuthority.start();
        AtomicInteger answers = new AtomicInteger();
        service = Upstream.start(exchange -> answer(exchange, answers.incrementAndGet()));
        alice = authority.token().subject("alice").sign();
        bob = authority.token().subject("bob").sign();
    }

    @AfterAll
    static void stop() {
        service.close();
        authority.close();
    }

    private static void answer(HttpExchange exchange, int number) throws IOException {
        try (exchange) {
            Headers fields = exchange.getRequestHeaders();
            byte[] body = (fields.get("Bailiwick-Subject") + " " + fields.get("Cache-Control") + " " + number)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static GuardedGateway gateway(String... properties) throws IOException {
        return gateway(GuardedGateway.Application.class, properties);
    }

    private static GuardedGateway gateway(Class<?> application, String... properties) throws IOException {
        List<String> all = new ArrayList<>(route(0, "open", service.uri(), "Path=/open/**"));
        all.addAll(route(1, "orders", service.uri(), "Path=/orders/**"));
        all.add(FILTER);
        all.addAll(List.of(properties));
        return GuardedGateway.start(
                Rules.of(
                        authority,
                        "{id: open, path: /open/**, access: public}",
                        "{id: orders, path: /orders/**, access: authenticated}"),
                application,
                all);
    }

    private static String get(GuardedGateway gateway, String target, @Nullable String token, String... fields)
            throws Exception {
        return Call.get(gateway.baseUri(), target, token, fields).body();
    }

    private static void assertEachGetsAnAnswerOfTheirOwn(GuardedGateway gateway, String target) throws Exception {
        String first = get(gateway, target, alice);
        assertThat(first).startsWith("[alice] null ");
        assertThat(get(gateway, target, bob)).startsWith("[bob] null ");
        assertThat(get(gateway, target, alice)).startsWith("[alice] null ").isNotEqualTo(first);
    }

    private static void assertKept(GuardedGateway gateway, String target) throws Exception {
        String first = get(gateway, target, null);
        assertThat(first).startsWith("null null ");
        assertThat(get(gateway, target, bob)).isEqualTo(first);
    }

    @Test
    void cacheOfAllRoutes_keepsWhatEverybodyGetsAndNoCallersAnswer() throws Exception {
        try (GuardedGateway gateway = gateway()) {
            assertKept(gateway, "/open/1");
            assertEachGetsAnAnswerOfTheirOwn(gateway, "/orders/1");
        }
    }

    @Test
    void cacheOfARoute_keepsWhatEverybodyGetsAndNoCallersAnswer() throws Exception {
        try (GuardedGateway gateway = gateway(ROUTES_ALONE, filter(0, 0, OF_ROUTE), filter(1, 0, OF_ROUTE))) {
            assertKept(gateway, "/open/1");
            assertEachGetsAnAnswerOfTheirOwn(gateway, "/orders/1");
        }
    }

    @Test
    void cacheOfARouteThatIsAddedLater_keepsNoCallersAnswer() throws Exception {
        try (GuardedGateway gateway = gateway(ROUTES_ALONE)) {
            RouteDefinition later = new RouteDefinition();
            later.setId("later");
            later.setOrder(-1);
            later.setUri(service.uri());
            later.setPredicates(List.of(new PredicateDefinition("Path=/orders/later")));
            later.setFilters(List.of(new FilterDefinition(OF_ROUTE)));
            gateway.context()
                    .getBean(InMemoryRouteDefinitionRepository.class)
                    .save(Mono.just(later))
                    .block();
            gateway.context().publishEvent(new RefreshRoutesEvent(this));

            assertEachGetsAnAnswerOfTheirOwn(gateway, "/orders/later");
        }
    }

    @Test
    void cacheWhereSomeRoutesAreGuarded_isAsEverOnTheOthers() throws Exception {
        try (GuardedGateway gateway = gateway("bailiwick.gateway.global=false", filter(1, 0, "Bailiwick"))) {
            String first = get(gateway, "/open/1", alice);
            assertThat(get(gateway, "/open/1", alice)).isEqualTo(first);
            assertThat(get(gateway, "/open/1", bob)).isNotEqualTo(first);
            assertEachGetsAnAnswerOfTheirOwn(gateway, "/orders/1");
        }
    }

    @Test
    void cacheBehindAPredicateThatReadsTheBody_keepsNoCallersAnswer() throws Exception {
        try (GuardedGateway gateway = gateway(Reading.class, "test.upstream=" + service.uri())) {
            String first = getWithABody(gateway, alice);
            assertThat(first).startsWith("[alice] null ");
            assertThat(getWithABody(gateway, bob)).startsWith("[bob] null ");
        }
    }

    /** Of no announced length: for the cache, that is none. */
    private static String getWithABody(GuardedGateway gateway, String token) throws Exception {
        byte[] body = "an order".getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = Call.to(gateway.baseUri(), "/orders/read", token)
                .method("GET", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        return Call.CLIENT.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Test
    void service_hearsOfCachesWhatTheClientSays() throws Exception {
        try (GuardedGateway gateway = gateway(filter(1, 0, "AddRequestHeader=Cache-Control,max-stale"))) {
            assertThat(get(gateway, "/orders/1", alice)).startsWith("[alice] [max-stale] ");
            assertThat(get(gateway, "/orders/1", alice, "Cache-Control", "no-cache"))
                    .startsWith("[alice] [no-cache, max-stale] ");
            assertThat(get(gateway, "/orders/1", alice, "Cache-Control", "no-store"))
                    .startsWith("[alice] [no-store, max-stale] ");
            assertThat(Call.CLIENT
                            .send(
                                    Call.to(gateway.baseUri(), "/orders/1", bob)
                                            .POST(BodyPublishers.ofString("an order"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .startsWith("[bob] [max-stale] ");
        }
    }

    @Test
    void service_hearsOfCachesWhatTheRouteSays() throws Exception {
        try (GuardedGateway gateway = gateway(filter(1, 0, "SetRequestHeader=Cache-Control,no-store"))) {
            assertThat(get(gateway, "/orders/1", alice)).startsWith("[alice] [no-store] ");
        }
    }

    /** A gateway with a route that reads the body. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Reading {
        @Bean
        RouteLocator routes(RouteLocatorBuilder routes, @Value("${test.upstream}") URI upstream) {
            return routes.routes()
                    .route(
                            "read",
                            route -> route.order(-1)
                                    .path("/orders/read")
                                    .and()
                                    .readBody(String.class, body -> true)
                                    .uri(upstream))
                    .build();
        }
    }
}
