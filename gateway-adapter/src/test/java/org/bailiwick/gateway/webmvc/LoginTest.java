package org.bailiwick.gateway.webmvc;

import java.io.IOException;
import java.util.List;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.gateway.LoginContract;
import org.bailiwick.gateway.LoginGate;
import org.bailiwick.gateway.Rules;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        return "spring.cloud.gateway.server.webmvc";
    }

    @Override
    protected String mount() {
        return "server.servlet.context-path";
    }

    /** The gateway, with a gatekeeper whose login is not real. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Faked {
        @Bean
        static BeanPostProcessor inPlace() {
            LoginGate gate = new LoginGate();
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof RouteGuard) {
                        return new RouteGuard(gate.gatekeeper(), new UpstreamHeaders(UpstreamSettings.DEFAULT));
                    }
                    if (name.equals("bailiwickMetadataFilter")) {
                        FilterRegistrationBean<MetadataFilter> faked =
                                new FilterRegistrationBean<>(new MetadataFilter(gate.gatekeeper()));
                        faked.setOrder(((FilterRegistrationBean<?>) bean).getOrder());
                        return faked;
                    }
                    return bean;
                }
            };
        }
    }
}
