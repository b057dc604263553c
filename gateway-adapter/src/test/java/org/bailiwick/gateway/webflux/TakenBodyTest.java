package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.bailiwick.gateway.ProvenCall;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.bailiwick.testkit.conformance.SessionCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;

/** Bodies that somebody in the gateway has read before they could be held against a proof, and forms that somebody reads after. */
@ExtendWith(NoBlockingCalls.class)
class TakenBodyTest {
    private static final String FORM = "role=teller";
    private static final String PARTS = "--x\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\n1\r\n--x--\r\n";

    private static SessionCaller caller;
    private static ProbeUpstream upstream;
    private static GuardedGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        caller = SessionCaller.start();
        upstream = ProbeUpstream.start();
        gateway = GuardedGateway.start(
                caller.yaml(),
                Taking.class,
                List.of("test.upstream=" + upstream.baseUri(), "spring.http.codecs.max-in-memory-size=64KB"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
        caller.close();
    }

    private static HttpResponse<String> post(String target, BodyPublisher body, String proven) throws Exception {
        return ProvenCall.send(caller, gateway.baseUri(), "POST", target, body, proven);
    }

    private static List<BodyPublisher> bothWays(String body) {
        return List.of(ProvenCall.chunked(body), BodyPublishers.ofString(body));
    }

    private static void assertReached(HttpResponse<String> answer, String... saying) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"subject\":\"u-8842\"").contains(saying);
    }

    @Test
    void bodyThatAPredicateHasRead_isTheOneThatIsCovered() throws Exception { // AS-4
        for (BodyPublisher body : bothWays("an order")) {
            assertReached(post("/kept", body, "an order"), "\"body\":\"an order\"");
            for (String another : new String[] {"", "another order"}) {
                HttpResponse<String> refused = post("/kept", body, another);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
            }
        }
        assertReached(post("/kept", BodyPublishers.noBody(), ""), "\"body\":\"\"");
        HttpResponse<String> misplaced = post("/kept", ProvenCall.chunked(""), "");
        assertThat(misplaced.statusCode()).as(misplaced.body()).isEqualTo(400);
    }

    @Test
    void formThatAFilterHasRead_isNotTheEmptyBody() throws Exception { // AS-4
        for (BodyPublisher body : bothWays(FORM)) {
            for (String proven : new String[] {"", FORM}) {
                HttpResponse<String> refused = post("/forms?taken", body, proven);
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
                assertThat(refused.body()).contains("\"body_not_covered\"");
            }
            assertReached(post("/forms", body, FORM), "\"body\":\"" + FORM + "\"");
        }
    }

    @Test
    void formsThatAreReadBehindTheGate_areOfWhatIsCovered() throws Exception { // AS-4
        for (BodyPublisher body : bothWays(FORM)) {
            assertReached(post("/read", body, FORM), "\"body\":\"" + FORM + "\"", "\"x-form\":[\"{role=[teller]}\"]");
        }
        for (BodyPublisher body : bothWays(PARTS)) {
            assertReached(
                    ProvenCall.send(
                            caller, gateway.baseUri(), "POST", "/read", "multipart/form-data; boundary=x", body, PARTS),
                    "\"x-parts\":[\"[part]\"]");
        }
        assertReached(
                ProvenCall.send(
                        caller, gateway.baseUri(), "POST", "/read", "no type", BodyPublishers.ofString(FORM), FORM),
                "\"x-form\":[\"{}\"]",
                "\"x-parts\":[\"[]\"]");
    }

    /** A gateway with filters and predicates that read bodies. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Taking {
        @Bean
        RouteLocator routes(RouteLocatorBuilder routes, @Value("${test.upstream}") URI upstream) {
            return routes.routes()
                    .route(
                            "kept",
                            route -> route.path("/kept")
                                    .and()
                                    .readBody(String.class, body -> true)
                                    .uri(upstream))
                    .route("kept-empty", route -> route.path("/kept").uri(upstream))
                    .route("forms", route -> route.path("/forms").uri(upstream))
                    .route(
                            "read",
                            route -> route.path("/read")
                                    .filters(filters -> filters.filter(reader()))
                                    .uri(upstream))
                    .build();
        }

        private static GatewayFilter reader() {
            return (exchange, chain) -> exchange.getFormData()
                    .zipWith(exchange.getMultipartData())
                    .flatMap(forms -> chain.filter(exchange.mutate()
                            .request(request -> request.header(
                                            "X-Form", forms.getT1().toString())
                                    .header("X-Parts", forms.getT2().keySet().toString()))
                            .build()));
        }

        @Bean
        WebFilter taker() {
            return (exchange, chain) -> "taken"
                            .equals(exchange.getRequest().getURI().getQuery())
                    ? exchange.getFormData()
                            .doOnNext(form -> assertThat(form.getFirst("role")).isEqualTo("teller"))
                            .then(chain.filter(exchange))
                    : chain.filter(exchange);
        }
    }
}
