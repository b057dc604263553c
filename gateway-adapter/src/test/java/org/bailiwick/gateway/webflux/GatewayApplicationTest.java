package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.gateway.webflux.GuardedGateway.route;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.event.RefreshRoutesEvent;
import org.springframework.cloud.gateway.route.InMemoryRouteDefinitionRepository;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The gateway in the surroundings that an application gives it. */
@ExtendWith(NoBlockingCalls.class)
class GatewayApplicationTest {
    private static final String CORS = "spring.cloud.gateway.server.webflux.globalcors.cors-configurations.[/**].";

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

    private static GuardedGateway gateway(Class<?> application, String path, String... properties) throws Exception {
        List<String> all = new ArrayList<>(route(0, "all", upstream.baseUri(), "Path=" + path));
        all.addAll(List.of(properties));
        String yaml = Rules.of(
                authority,
                "{id: open, path: /open/**, access: public}",
                "{id: closed, path: /closed/**, access: authenticated, cors-preflight: refuse}",
                "{id: orders, path: /orders/**, access: authenticated}");
        return GuardedGateway.start("trusted-proxies: [127.0.0.0/8]\n" + yaml, application, all);
    }

    private static GuardedGateway gateway(String path, String... properties) throws Exception {
        return gateway(GuardedGateway.Application.class, path, properties);
    }

    private static String token() {
        return authority.token().subject("alice").sign();
    }

    private static HttpResponse<String> preflight(GuardedGateway gateway, String target) throws Exception {
        HttpRequest.Builder preflight = Call.to(
                gateway.baseUri(),
                target,
                null,
                "Origin",
                "https://app.example",
                "Access-Control-Request-Method",
                "GET");
        return Call.CLIENT.send(
                preflight.method("OPTIONS", BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    @Test
    void rules_areWrittenBelowTheBasePath() throws Exception {
        try (GuardedGateway gateway = gateway("/**", "spring.webflux.base-path=/app")) {
            assertThat(Call.get(gateway.baseUri(), "/app/orders/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/app/orders/1", token()).statusCode())
                    .isEqualTo(200);
            assertThat(Call.get(gateway.baseUri(), "/app/open/%61", null).statusCode())
                    .isEqualTo(200);
            assertThat(Call.get(gateway.baseUri(), "/app/open/..%2forders", null)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(Call.get(gateway.baseUri(), "/app", null).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void description_isServedWhereNoRouteMatches() throws Exception { // PR-1, PR-11
        try (GuardedGateway gateway = gateway("/orders/**")) {
            String target = "/.well-known/oauth-protected-resource";
            HttpResponse<String> description = Call.get(gateway.baseUri(), target, null);
            HttpResponse<String> head = Call.send(gateway.baseUri(), "HEAD", target, null, "");

            assertThat(description.statusCode()).isEqualTo(200);
            assertThat(description.body()).contains("\"resource\":\"https://api.example.com\"");
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .isEqualTo(description.headers().firstValue("Content-Length"))
                    .isNotEmpty();
            assertThat(Call.get(gateway.baseUri(), "/nowhere", null).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void preflight_isAnsweredByTheGatewayWhereItHasACorsConfiguration() throws Exception {
        try (GuardedGateway gateway =
                gateway("/**", CORS + "allowed-origins=https://app.example", CORS + "allowed-methods=GET")) {
            HttpResponse<String> answer = preflight(gateway, "/orders/1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://app.example");
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void preflight_isRefusedByARuleThoughTheGatewayHasACorsConfiguration() throws Exception {
        try (GuardedGateway gateway =
                gateway("/**", CORS + "allowed-origins=https://app.example", CORS + "allowed-methods=GET")) {
            HttpResponse<String> refused = preflight(gateway, "/closed/1");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("preflight_refused");
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void preflight_isAnsweredBySpringOnARouteThatIsNotGuarded() throws Exception {
        try (GuardedGateway gateway = gateway("/**", "bailiwick.gateway.global=false")) {
            HttpResponse<String> answer = preflight(gateway, "/closed/1");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void preflight_isDecidedOnARouteThatHasTheFilter() throws Exception {
        try (GuardedGateway gateway =
                gateway("/**", "bailiwick.gateway.global=false", GuardedGateway.filter(0, 0, "Bailiwick"))) {
            assertThat(preflight(gateway, "/closed/1").statusCode()).isEqualTo(403);
            assertThat(preflight(gateway, "/orders/1").body()).contains("\"method\":\"OPTIONS\"");
        }
    }

    @Test
    void controllerOfTheApplication_isNoRoute() throws Exception {
        try (GuardedGateway gateway = gateway(WithController.class, "/**")) {
            assertThat(Call.get(gateway.baseUri(), "/own", null).body()).isEqualTo("own");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.forward-headers-strategy=framework",
                "server.forward-headers-strategy=native",
                "spring.main.cloud-platform=kubernetes"
            })
    void prefixBeforeThePath_isRefusedWhereTheGatewayTakesItOver(String strategy) throws Exception {
        try (GuardedGateway gateway = gateway("/**", strategy)) {
            for (String prefix : List.of("/orders", "/open", "/open/a")) {
                HttpResponse<String> refused =
                        Call.get(gateway.baseUri(), "/open/1", token(), "X-Forwarded-Prefix", prefix);
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("path_not_normal");
            }
            assertThat(Call.get(gateway.baseUri(), "/open/1", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.forward-headers-strategy=none",
                "spring.cloud.gateway.server.webflux.httpserver.customizer-enabled=true"
            })
    void prefixBeforeThePath_meansNothingWhereTheGatewayDoesNotTakeItOver(String strategy) throws Exception {
        try (GuardedGateway gateway =
                gateway("/**", strategy, "spring.cloud.gateway.server.webflux.trusted-proxies=.*")) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", null, "X-Forwarded-Prefix", "/open")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/open/1", null, "X-Forwarded-Prefix", "/orders")
                            .body())
                    .contains("\"path\":\"/open/1\"");
        }
    }

    @Test
    void forwardedFields_areContinuedWhereTheGatewayIsToldToAndTheProxyIsTrusted() throws Exception {
        try (GuardedGateway gateway = gateway("/**", "spring.cloud.gateway.server.webflux.trusted-proxies=.*")) {
            assertThat(Call.get(
                                    gateway.baseUri(),
                                    "/open/1",
                                    null,
                                    "X-Forwarded-For",
                                    "203.0.113.66",
                                    "X-Forwarded-Proto",
                                    "https")
                            .body())
                    .contains("\"x-forwarded-for\":[\"203.0.113.66,127.0.0.1\"]")
                    .contains("\"x-forwarded-proto\":[\"https,http\"]");
        }
    }

    @Test
    void forwardedFields_areForTheConfigurationFileToPass() throws Exception {
        try (GuardedGateway gateway = gateway("/**")) {
            assertThat(Call.get(gateway.baseUri(), "/open/1", null, "X-Forwarded-For", "203.0.113.66")
                            .body())
                    .contains("\"x-forwarded-for\":[\"203.0.113.66\"]");
        }
    }

    @Test
    void forwardedFields_areLeftOutByTheGatewayOnARouteThatIsNotGuarded() throws Exception {
        try (GuardedGateway gateway = gateway("/**", "bailiwick.gateway.global=false")) {
            assertThat(Call.get(
                                    gateway.baseUri(),
                                    "/open/1",
                                    null,
                                    "X-Forwarded-For",
                                    "203.0.113.66",
                                    "Forwarded",
                                    "for=203.0.113.66")
                            .body())
                    .doesNotContain("203.0.113.66");
        }
    }

    @Test
    void routesThatRulesNameInVain_areWarnedOfAtTheStartAndWhenTheyHaveChanged() throws Exception {
        String yaml = Rules.of(
                authority,
                "{id: here, route: here, access: authenticated}",
                "{id: gone, route: gone, access: authenticated}");
        try (GuardedGateway gateway =
                GuardedGateway.start(yaml, Listening.class, route(0, "here", upstream.baseUri(), "Path=/**"))) {
            Listening log = gateway.context().getBean(Listening.class);
            String inVain = "Rules name routes that are not there: [gone] (expected: some of [here])";
            assertThat(log.heard()).containsExactly(inVain);

            gateway.context().publishEvent(new RefreshRoutesEvent(this));
            assertThat(log.heard()).containsExactly(inVain);

            InMemoryRouteDefinitionRepository routes =
                    gateway.context().getBean(InMemoryRouteDefinitionRepository.class);
            RouteDefinition added = new RouteDefinition();
            added.setId("gone");
            added.setUri(upstream.baseUri());
            routes.save(Mono.just(added)).block();
            gateway.context().publishEvent(new RefreshRoutesEvent(this));
            routes.delete(Mono.just("gone")).block();
            gateway.context().publishEvent(new RefreshRoutesEvent(this));
            assertThat(log.heard()).containsExactly(inVain, inVain);
        }
    }

    /** Hears what is logged from before the routes are there. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(NamedRoutes.class);
        private final ListAppender<ILoggingEvent> log = new ListAppender<>();

        Listening() {
            log.start();
            logger.addAppender(log);
        }

        List<String> heard() {
            return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }

        @Override
        public void close() {
            logger.detachAppender(log);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithController {
        /** What the application serves itself. */
        @RestController
        static class Own {
            @GetMapping("/own")
            String own() {
                return "own";
            }
        }
    }
}
