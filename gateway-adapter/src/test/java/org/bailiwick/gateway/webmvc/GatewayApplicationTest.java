package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.Verdict;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.event.EventSink;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Rules;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The gateway in the surroundings that an application gives it. */
class GatewayApplicationTest {
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
        List<String> all = new ArrayList<>(GuardedGateway.route(0, "all", path, upstream.baseUri()));
        all.addAll(Arrays.asList(properties));
        return GuardedGateway.start(
                Rules.of(
                        authority,
                        "{id: open, path: /open/**, access: public}",
                        "{id: below, path: /api/open/**, access: public}",
                        "{id: orders, path: /orders/**, access: authenticated}",
                        "{id: orders-below, path: /api/orders/**, access: authenticated}"),
                application,
                all);
    }

    private static String token() {
        return authority.token().subject("alice").sign();
    }

    @Test
    void rules_areWrittenBelowTheContextPath() throws Exception {
        try (GuardedGateway gateway = gateway(GuardedGateway.Bare.class, "/**", "server.servlet.context-path=/app")) {
            assertThat(Call.get(gateway.baseUri(), "/app/orders/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/app/orders/1", token()).statusCode())
                    .isEqualTo(200);
            assertThat(Call.get(gateway.baseUri(), "/app/open/%61", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void rules_areWrittenWithThePathOfTheServlet() throws Exception {
        try (GuardedGateway gateway = gateway(GuardedGateway.Bare.class, "/**", "spring.mvc.servlet.path=/api")) {
            assertThat(Call.get(gateway.baseUri(), "/api/orders/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/api/orders/1", token()).statusCode())
                    .isEqualTo(200);
            assertThat(Call.get(gateway.baseUri(), "/api/open/%61", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void description_isServedWhereNoRouteMatches() throws Exception { // PR-1
        try (GuardedGateway gateway = gateway(GuardedGateway.Bare.class, "/orders/**")) {
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
        try (GuardedGateway gateway = gateway(WithCors.class, "/**")) {
            HttpRequest.Builder preflight = Call.to(
                    gateway.baseUri(),
                    "/orders/1",
                    null,
                    "Origin",
                    "https://app.example",
                    "Access-Control-Request-Method",
                    "GET");
            HttpResponse<String> answer = Call.CLIENT.send(
                    preflight.method("OPTIONS", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://app.example");
            assertThat(answer.body()).isEmpty();
            assertThat(Call.get(gateway.baseUri(), "/orders/1", null, "Origin", "https://app.example")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void preflight_isAnsweredBySpringWhereNotAllRoutesAreGuarded() throws Exception {
        try (GuardedGateway gateway = gateway(GuardedGateway.Bare.class, "/**", "bailiwick.gateway.global=false")) {
            HttpRequest.Builder preflight = Call.to(
                    gateway.baseUri(),
                    "/orders/1",
                    null,
                    "Origin",
                    "https://app.example",
                    "Access-Control-Request-Method",
                    "GET");
            HttpResponse<String> answer = Call.CLIENT.send(
                    preflight.method("OPTIONS", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void controllerOfTheApplication_isNoRoute() throws Exception {
        try (GuardedGateway gateway = gateway(WithController.class, "/orders/**")) {
            assertThat(Call.get(gateway.baseUri(), "/own", null).body()).isEqualTo("own");
        }
    }

    @Test
    void contextOfAnotherFilter_isNoDecision() throws Exception {
        try (GuardedGateway gateway = gateway(WithAnotherFilter.class, "/**")) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", null).statusCode())
                    .isEqualTo(401);
            assertThat(Call.get(gateway.baseUri(), "/orders/1", token()).body()).contains("\"subject\":\"alice\"");
        }
    }

    @Test
    void formThatIsPut_reachesTheServiceWhereSpringDoesNotReadIt() throws Exception {
        String form = "a=1&b=%20+c";
        String type = "application/x-www-form-urlencoded";
        try (GuardedGateway gateway =
                gateway(GuardedGateway.Bare.class, "/**", "spring.mvc.formcontent.filter.enabled=false")) {
            assertThat(Call.send(gateway.baseUri(), "PUT", "/open/1?q=1", null, form, "Content-Type", type)
                            .body())
                    .contains("\"body\":\"" + form + "\"");
        }
        try (GuardedGateway gateway = gateway(GuardedGateway.Bare.class, "/**")) {
            assertThat(Call.send(gateway.baseUri(), "PUT", "/open/1?q=1", null, form, "Content-Type", type)
                            .body())
                    .contains("\"body\":\"\"");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void decisions_areTakenOnVirtualThreadsWhereTheServerUsesThem() throws Exception {
        try (GuardedGateway gateway = gateway(Listening.class, "/**", "spring.threads.virtual.enabled=true")) {
            assertThat(Call.get(gateway.baseUri(), "/orders/1", token()).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.context().getBean(Listening.class).threads)
                    .anyMatch(name -> name.startsWith("VirtualThread["));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithCors implements WebMvcConfigurer {
        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/**").allowedOrigins("https://app.example");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithController {
        @Bean
        Own own() {
            return new Own();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithAnotherFilter {
        @Bean
        FilterRegistrationBean<Filter> another(Bailiwick bailiwick) {
            Verdict verdict = bailiwick
                    .gatekeeper()
                    .admit(new OpenRequest())
                    .toCompletableFuture()
                    .join();
            return new FilterRegistrationBean<>((request, response, chain) -> {
                request.setAttribute(AccessContext.ATTRIBUTE, ((Verdict.Granted) verdict).context());
                chain.doFilter(request, response);
            });
        }
    }

    /** What everybody may. */
    private record OpenRequest() implements InboundRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return "/open/1";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }

    @RestController
    static class Own {
        @GetMapping("/own")
        String own() {
            return "own";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {
        private final List<String> threads = new CopyOnWriteArrayList<>();

        @Bean
        EventSink threads() {
            return event -> threads.add(Thread.currentThread().toString());
        }
    }
}
