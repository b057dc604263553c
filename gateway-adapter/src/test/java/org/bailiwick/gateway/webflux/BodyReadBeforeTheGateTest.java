package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

/** A route whose predicate reads the body keeps the request as it came, and sends that on after all filters of ours. */
class BodyReadBeforeTheGateTest {
    private static final String ORDERS = "{id: orders, path: /orders/**, access: authenticated}";

    @Test
    void requestThatAPredicateHasKept_goesOnWithoutItsLies() throws Exception {
        try (EmbeddedAuthority authority = EmbeddedAuthority.start();
                ProbeUpstream upstream = ProbeUpstream.start();
                GuardedGateway gateway = GuardedGateway.start(
                        Rules.of(authority, ORDERS),
                        Reading.class,
                        List.of("test.upstream=" + upstream.baseUri(), "spring.http.codecs.max-in-memory-size=64KB"))) {
            String token = authority.token().subject("alice").sign();
            HttpRequest forged = HttpRequest.newBuilder(gateway.baseUri().resolve("/orders/1"))
                    .header("Authorization", "Bearer " + token)
                    .header("Bailiwick-Subject", "mallory")
                    .header("Bailiwick-Anything", "mallory")
                    .POST(BodyPublishers.ofString("an order"))
                    .build();

            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(forged, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"subject\":\"alice\"", "an order")
                    .doesNotContain("mallory", token);
        }
    }

    /** A gateway with such a route. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Reading {
        @Bean
        RouteLocator routes(RouteLocatorBuilder routes, @Value("${test.upstream}") URI upstream) {
            return routes.routes()
                    .route(
                            "orders",
                            route -> route.path("/orders/**")
                                    .and()
                                    .readBody(String.class, body -> true)
                                    .uri(upstream))
                    .build();
        }
    }
}
