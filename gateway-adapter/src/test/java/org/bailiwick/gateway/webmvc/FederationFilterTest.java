package org.bailiwick.gateway.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.bailiwick.gateway.Federated;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The federation endpoint in a gateway that has no route, behind a filter that reads forms. */
class FederationFilterTest {
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

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Reading {
        @Bean
        FilterRegistrationBean<Filter> reader() {
            FilterRegistrationBean<Filter> reader = new FilterRegistrationBean<>((request, response, chain) -> {
                if (((HttpServletRequest) request).getHeader("X-Read") != null) {
                    assertThat(request.getParameter("token")).isNotNull();
                }
                chain.doFilter(request, response);
            });
            reader.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return reader;
        }
    }
}
