package org.bailiwick.servlet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.testkit.AuthorityExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** With the filter chain that Spring Boot makes when nobody makes one: every request must be authenticated. */
class SpringSecurityTest {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static GuardedBoot boot;

    @BeforeAll
    static void start() throws Exception {
        boot = GuardedBoot.start("""
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [RS256, ES256]}
                rules:
                  - {id: public, path: /public, access: public}
                  - {id: all, path: /**, access: authenticated}
                """.formatted(authority.issuer()), Application.class);
    }

    @AfterAll
    static void stop() throws Exception {
        boot.close();
    }

    private static String get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(boot.baseUri() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : String.valueOf(response.statusCode());
    }

    private static String token(String... scopes) {
        return authority
                .token()
                .audience("https://api.example.com")
                .subject("alice")
                .scopes(scopes)
                .claim("roles", List.of("teller"))
                .sign();
    }

    @Test
    void admittedCaller_isAuthenticatedInTheFilterChain() throws Exception {
        assertThat(get("/whoami", token())).isEqualTo("alice by rule all");
    }

    @Test
    void scope_isAnAuthorityForMethodSecurity() throws Exception {
        assertThat(get("/orders", token("orders:read"))).isEqualTo("orders");
        assertThat(get("/orders", token("orders:write"))).isEqualTo("403");
    }

    @Test
    void scopesAndGrants_areRoles() throws Exception {
        assertThat(get("/teller", token())).isEqualTo("teller");
        assertThat(get("/scope-role", token("orders:read"))).isEqualTo("scope");
        assertThat(get("/scope-role", token())).isEqualTo("403");
    }

    @Test
    void anonymousCallerOfAPublicRoute_isLeftToSpringSecurity() throws Exception {
        assertThat(get("/public", "")).isNotEqualTo("200");
    }

    @Test
    void thread_isLeftWithoutACaller() throws Exception {
        get("/whoami", token());
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void decisions_areCountedInTheMeterRegistry() throws Exception {
        get("/whoami", token());
        MeterRegistry registry = boot.context().getBean(MeterRegistry.class);
        assertThat(registry.get("bailiwick.decisions")
                        .tags("rule", "all", "domain", "home", "outcome", "granted", "reason", "accepted")
                        .timer()
                        .count())
                .isPositive();
        assertThat(registry.get("bailiwick.keys").tag("domain", "home").gauge().value())
                .isPositive();
        assertThat(registry.get("bailiwick.cache.requests")
                        .tags("cache", "tokens.home", "result", "miss")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    /** An application that leaves everything to Spring Boot. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableMethodSecurity
    static class Application {
        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        /** What it serves. */
        @RestController
        static class Api {
            @GetMapping("/whoami")
            String whoami(@AuthenticationPrincipal AccessContext context) {
                return context.subject().orElseThrow() + " by rule " + context.rule();
            }

            @GetMapping("/orders")
            @PreAuthorize("hasAuthority('SCOPE_orders:read')")
            String orders() {
                return "orders";
            }

            @GetMapping("/teller")
            @PreAuthorize("hasRole('teller')")
            String teller() {
                return "teller";
            }

            @GetMapping("/scope-role")
            @PreAuthorize("hasRole('orders:read')")
            String scopeRole() {
                return "scope";
            }

            @GetMapping("/public")
            String open() {
                return "public";
            }
        }
    }
}
