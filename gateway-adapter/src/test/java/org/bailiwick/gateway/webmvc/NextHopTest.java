package org.bailiwick.gateway.webmvc;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.gateway.NextHopContract;
import org.bailiwick.gateway.NextHopGate;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class NextHopTest extends NextHopContract {
    private final EmbeddedAuthority authority = EmbeddedAuthority.start();
    private GuardedGateway gateway;

    @AfterAll
    void stop() {
        authority.close();
    }

    @Override
    protected RunningAdapter start(List<String> routes) throws IOException {
        gateway = GuardedGateway.start(
                Rules.of(authority, "{id: any, path: /**, access: authenticated}"), Faked.class, routes);
        return gateway;
    }

    @Override
    protected NextHopGate gate() {
        return gateway.context().getBean(NextHopGate.class);
    }

    @Override
    protected String prefix() {
        return "spring.cloud.gateway.server.webmvc";
    }

    /** The gateway, with a gatekeeper whose next hop is not real. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Faked {
        @Bean
        static NextHopGate nextHopGate() {
            return new NextHopGate();
        }

        @Bean
        Filter before() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response).setHeader(SET_BEFORE, "of the gateway");
                chain.doFilter(request, response);
            };
        }

        @Bean
        static BeanPostProcessor inPlace(ObjectProvider<NextHopGate> gate) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RouteGuard
                            ? new RouteGuard(
                                    gate.getObject().gatekeeper(), new UpstreamHeaders(UpstreamSettings.DEFAULT))
                            : bean;
                }
            };
        }
    }
}
