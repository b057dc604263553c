package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bailiwick.gateway.Call;
import org.bailiwick.gateway.Federated;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** The federation endpoint on an event loop. */
@ExtendWith(NoBlockingCalls.class)
class FederationWebFilterTest {
    private EmbeddedAuthority authority;
    private GuardedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        authority = EmbeddedAuthority.start();
        gateway = GuardedGateway.start(Federated.beside(authority), Reading.class, List.of());
    }

    @AfterEach
    void stop() {
        gateway.close();
        authority.close();
    }

    @Test
    void endpoint_needsNoRoute() throws Exception {
        assertThat(Federated.ask(gateway.baseUri(), authority).body()).contains("\"active\":true");
    }

    @Test
    void formThatAFilterHasTaken_isAnInvalidRequest() throws Exception {
        HttpResponse<String> answer = Federated.ask(gateway.baseUri(), authority, "X-Read", "1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_request\"", "Another filter");
    }

    /** What the authority says comes on a thread of the calls to authorities. */
    @Test
    void lateAnswer_comesBackToWhereTheQuestionCameIn() throws Exception {
        authority.fault(Endpoint.INTROSPECTION, Fault.hanging());
        CompletableFuture<HttpResponse<String>> answer =
                Call.CLIENT.sendAsync(Federated.question(gateway.baseUri(), authority), BodyHandlers.ofString());
        while (authority.requests(Endpoint.INTROSPECTION) == 0) {
            Thread.onSpinWait();
        }
        authority.heal();

        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(gateway.context().getBean(Reading.class).threads)
                .hasSize(2)
                .allMatch(name -> name.startsWith("reactor-http-"))
                .allMatch(gateway.context().getBean(Reading.class).threads.get(0)::equals);
    }

    @Test
    void askerThatLeaves_disturbsNobody() throws Exception {
        try (Socket socket =
                new Socket(gateway.baseUri().getHost(), gateway.baseUri().getPort())) {
            socket.getOutputStream()
                    .write(("POST " + Federated.PATH + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\ntoken=")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(Federated.ask(gateway.baseUri(), authority).statusCode()).isEqualTo(200);
    }

    /** A filter before all others, which takes a form when it is told to, and sees on which threads things happen. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Reading {
        private final List<String> threads = new CopyOnWriteArrayList<>();

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        WebFilter reader() {
            return (exchange, chain) -> {
                threads.add(Thread.currentThread().getName());
                exchange.getResponse().beforeCommit(() -> {
                    threads.add(Thread.currentThread().getName());
                    return Mono.empty();
                });
                return exchange.getRequest().getHeaders().containsHeader("X-Read")
                        ? exchange.getRequest()
                                .getBody()
                                .doOnNext(DataBufferUtils::release)
                                .then(chain.filter(exchange))
                        : chain.filter(exchange);
            };
        }
    }
}
