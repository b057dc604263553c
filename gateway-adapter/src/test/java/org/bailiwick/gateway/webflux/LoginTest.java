package org.bailiwick.gateway.webflux;

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
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

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
