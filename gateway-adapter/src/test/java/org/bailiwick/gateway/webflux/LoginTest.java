package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.gateway.LoginContract;
import org.bailiwick.gateway.LoginGate;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.Raw;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

@ExtendWith(NoBlockingCalls.class)
class LoginTest extends LoginContract {
    private final EmbeddedAuthority authority = EmbeddedAuthority.start();

    @AfterAll
    void stop() {
        authority.close();
    }

    @Override
    protected RunningAdapter start(List<String> properties) throws IOException {
        return GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"), Faked.class, properties);
    }

    @Override
    protected String prefix() {
        return "spring.cloud.gateway.server.webflux";
    }

    @Override
    protected String mount() {
        return "spring.webflux.base-path";
    }

    @Test
    void cookies_areAddedToAnUpgrade_andOursDoNotReachTheSocketBehind() throws Exception {
        CompletableFuture<String> cookies = new CompletableFuture<>();
        DisposableServer service = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.ws("/desk/socket", (in, out) -> {
                    cookies.complete(in.headers().getAll("Cookie").toString());
                    return out.sendString(Flux.just("hello"));
                }))
                .bindNow();
        RunningAdapter gateway = start(
                GuardedGateway.route(0, "socket", URI.create("ws://127.0.0.1:" + service.port()), "Path=/desk/**"));
        try {
            Raw answer = Raw.send(
                    gateway.baseUri(),
                    "GET /desk/socket HTTP/1.1",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Cookie: a=1; " + LoginGate.ALICE);

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.values("Set-Cookie")).containsExactly(LoginGate.RENEWED, LoginGate.GONE);
            assertThat(cookies.get(20, TimeUnit.SECONDS)).isEqualTo("[a=1]");
        } finally {
            gateway.close();
            service.disposeNow();
        }
    }

    /** The gateway, with a gatekeeper whose login is not real. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Faked {
        /** Of its own: with those that all share, a gateway that is closed would take the others with it. */
        @Bean
        static ReactorResourceFactory resources() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }

        /** What is said by who stands before routes: at the last moment, as Spring Security does. */
        @Bean
        @Order(-100)
        WebFilter others() {
            return (exchange, chain) -> {
                ServerHttpResponse response = exchange.getResponse();
                String path = exchange.getRequest().getPath().value();
                if (path.equals(REMEMBER)) {
                    return exchange.getSession()
                            .doOnNext(session -> session.getAttributes().put("whose", "Alice"))
                            .then(Mono.defer(response::setComplete));
                }
                if (path.equals(RECALL)) {
                    return exchange.getSession()
                            .doOnNext(session -> response.getHeaders()
                                    .set("X-Session", String.valueOf(session.getAttributeOrDefault("whose", "none"))))
                            .then(Mono.defer(response::setComplete));
                }
                if (exchange.getRequest().getHeaders().containsHeader(STRICT)) {
                    response.beforeCommit(() -> Mono.fromRunnable(() -> {
                        if (!response.getHeaders().containsHeader("Cache-Control")) {
                            response.getHeaders().set("Cache-Control", NO_STORE);
                        }
                    }));
                }
                return chain.filter(exchange);
            };
        }

        @Bean
        static BeanPostProcessor inPlace() {
            LoginGate gate = new LoginGate();
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof Gate) {
                        return new Gate(gate.gatekeeper(), new UpstreamHeaders(UpstreamSettings.DEFAULT));
                    }
                    return bean instanceof MetadataWebFilter ? new MetadataWebFilter(gate.gatekeeper()) : bean;
                }
            };
        }
    }
}
