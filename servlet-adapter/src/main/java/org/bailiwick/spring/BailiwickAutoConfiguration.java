package org.bailiwick.spring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.event.EventSink;
import org.bailiwick.observation.AuditLog;
import org.bailiwick.observation.Meters;
import org.bailiwick.servlet.BailiwickFilter;
import org.bailiwick.servlet.IdentityBridge;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Guards a servlet application as soon as this jar is on its class path. There is no property to switch it off: an
 * application without a configuration file does not start.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
@EnableConfigurationProperties(BailiwickProperties.class)
public class BailiwickAutoConfiguration {
    /** Before Spring Security, whose filter chain is at -100, and after what only prepares the request. */
    static final int FILTER_ORDER = -106;

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Bailiwick bailiwick(BailiwickProperties properties, ResourceLoader resources, ObjectProvider<EventSink> sinks)
            throws IOException {
        return Bailiwick.start(
                new ConfigurationResource(resources).read(properties.config()),
                sinks.orderedStream().toList());
    }

    @Bean
    AuditLog bailiwickAuditLog() {
        return new AuditLog();
    }

    @Bean
    FilterRegistrationBean<BailiwickFilter> bailiwickFilter(
            Bailiwick bailiwick, ObjectProvider<IdentityBridge> bridges) {
        FilterRegistrationBean<BailiwickFilter> registration = new FilterRegistrationBean<>(
                new BailiwickFilter(bailiwick.gatekeeper(), bridges.getIfAvailable(() -> IdentityBridge.NONE)));
        registration.setName("bailiwick");
        registration.setUrlPatterns(List.of("/*"));
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setAsyncSupported(true);
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    /** With Spring Security on the class path, its context is filled. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({SecurityContextHolder.class, RequestAttributeSecurityContextRepository.class})
    static class SpringSecurity {
        @Bean
        @ConditionalOnMissingBean
        IdentityBridge bailiwickSpringSecurityBridge() {
            return new SpringSecurityBridge();
        }
    }

    /** With a meter registry, decisions and keys are counted and timed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {
        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        Meters bailiwickMeters(MeterRegistry registry) {
            return new Meters(registry);
        }

        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        SmartInitializingSingleton bailiwickGauges(Meters meters, Bailiwick bailiwick) {
            return () -> bailiwick.show(meters);
        }
    }
}
