package org.bailiwick.benchmarks.server;

import java.io.IOException;
import org.bailiwick.benchmarks.Authority;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Spring Cloud Gateway, WebFlux. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class GatewayServer {
    public static void main(String[] args) throws IOException {
        Boot.serve(GatewayServer.class, args);
    }

    /** Spring Security's resource server, with the rule that the others have by their files. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityWebFilterChain.class)
    @Import(AccessTokenType.class)
    static class Security {
        @Bean
        SecurityWebFilterChain chain(ServerHttpSecurity http) {
            return http.authorizeExchange(rules -> rules.pathMatchers(HttpMethod.GET, "/accounts/{id}")
                            .hasAuthority("SCOPE_" + Authority.SCOPE)
                            .anyExchange()
                            .denyAll())
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .csrf(CsrfSpec::disable)
                    .build();
        }
    }
}
