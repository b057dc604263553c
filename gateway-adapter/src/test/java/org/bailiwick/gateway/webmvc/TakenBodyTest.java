package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions.adaptCachedBody;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.cloud.gateway.server.mvc.predicate.GatewayRequestPredicates.path;
import static org.springframework.cloud.gateway.server.mvc.predicate.GatewayRequestPredicates.readBody;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.gateway.ProvenCall;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.bailiwick.testkit.conformance.SessionCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Bodies that somebody in the gateway has taken before they could be held against a proof. */
class TakenBodyTest {
    private static final String FORM = "role=teller";

    private static SessionCaller caller;
    private static ProbeUpstream upstream;
    private static GuardedGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        caller = SessionCaller.start();
        upstream = ProbeUpstream.start();
        gateway = gateway(List.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
        caller.close();
    }

    private static GuardedGateway gateway(List<String> properties) throws Exception {
        List<String> all = new ArrayList<>(properties);
        all.add("upstream=" + upstream.baseUri());
        return GuardedGateway.start(caller.yaml(), Taking.class, all);
    }

    private static HttpResponse<String> send(String method, String target, BodyPublisher body, String proven)
            throws Exception {
        return ProvenCall.send(caller, gateway.baseUri(), method, target, body, proven);
    }

    private static void assertNotCovered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"body_not_covered\"");
    }

    private static void assertReached(HttpResponse<String> answer, String body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"subject\":\"u-8842\"", "\"body\":\"" + body + "\"", "\"roles\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void formThatSpringHasTaken_isNotTheEmptyBody(String method) throws Exception { // AS-4
        for (String proven : new String[] {"", FORM}) {
            assertNotCovered(send(method, "/forms", ProvenCall.chunked(FORM), proven));
            assertNotCovered(send(method, "/forms", BodyPublishers.ofString(FORM), proven));
        }
    }

    @Test
    void formThatSpringLeavesAlone_goesOnWhole() throws Exception { // AS-4
        try (GuardedGateway plain = gateway(List.of("spring.mvc.formcontent.filter.enabled=false"))) {
            for (BodyPublisher body : new BodyPublisher[] {ProvenCall.chunked(FORM), BodyPublishers.ofString(FORM)}) {
                assertReached(ProvenCall.send(caller, plain.baseUri(), "PUT", "/forms", body, FORM), FORM);
            }
        }
    }

    @Test
    void formThatAFilterHasTaken_isNotTheEmptyBody() throws Exception { // AS-4
        for (String proven : new String[] {"", FORM}) {
            assertNotCovered(send("POST", "/forms?taken", ProvenCall.chunked(FORM), proven));
            assertNotCovered(send("POST", "/forms?taken", BodyPublishers.ofString(FORM), proven));
        }
        assertReached(send("POST", "/forms", ProvenCall.chunked(FORM), FORM), FORM);
    }

    @Test
    void bodyThatAPredicateHasKept_isNotKnown() throws Exception { // AS-4
        for (String proven : new String[] {"", "an order"}) {
            assertNotCovered(send("POST", "/kept", ProvenCall.chunked("an order"), proven));
            assertNotCovered(send("POST", "/kept", BodyPublishers.ofString("an order"), proven));
        }
    }

    @Test
    void parametersThatAFilterHasMadeUp_goNoFurther() throws Exception { // AS-4
        assertReached(
                ProvenCall.send(
                        caller, gateway.baseUri(), "POST", "/forms?made-up", "text/plain", BodyPublishers.noBody(), ""),
                "");
    }

    /** A gateway with filters and predicates that read bodies. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Taking {
        @Bean
        RouterFunction<ServerResponse> kept(Environment environment) {
            return route("kept")
                    .route(path("/kept").and(readBody(String.class, body -> true)), http())
                    .before(uri(environment.getRequiredProperty("upstream")))
                    .before(adaptCachedBody())
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> forms(Environment environment) {
            return route("forms")
                    .route(path("/forms"), http())
                    .before(uri(environment.getRequiredProperty("upstream")))
                    .build();
        }

        @Bean
        FilterRegistrationBean<Filter> taker() {
            FilterRegistrationBean<Filter> taker = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletRequest came = (HttpServletRequest) request;
                String query = String.valueOf(came.getQueryString());
                if (query.equals("taken")) {
                    assertThat(request.getParameter("role")).isEqualTo("teller");
                }
                chain.doFilter(query.equals("made-up") ? new MadeUp(came) : request, response);
            });
            taker.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return taker;
        }
    }

    /** A request with a role that nobody has sent. */
    private static final class MadeUp extends HttpServletRequestWrapper {
        MadeUp(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of("role", new String[] {"teller"});
        }

        @Override
        public String[] getParameterValues(String name) {
            return new String[] {"teller"};
        }
    }
}
