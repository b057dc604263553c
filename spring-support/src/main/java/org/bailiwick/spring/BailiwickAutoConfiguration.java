package org.bailiwick.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.event.EventSink;
import org.bailiwick.observation.AuditLog;
import org.bailiwick.observation.Meters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * What every adapter needs in a Spring Boot application: the gatekeeper by the configuration file, its audit log and its
 * meters. There is no property to switch it off: an application without a configuration file does not start.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication
@EnableConfigurationProperties(BailiwickProperties.class)
public class BailiwickAutoConfiguration {
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

    /** With Actuator, what an operator sees and can do; exposed only where the application exposes it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({WebEndpoint.class, ConditionalOnAvailableEndpoint.class})
    static class Operations {
        @Bean
        @ConditionalOnAvailableEndpoint
        BailiwickEndpoint bailiwickEndpoint(Bailiwick bailiwick) {
            return new BailiwickEndpoint(bailiwick);
        }
    }

    /** With Actuator's health, how the keys are. In no group unless the application puts it there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Health {
        @Bean
        @ConditionalOnEnabledHealthIndicator("bailiwick")
        BailiwickHealthIndicator bailiwickHealthIndicator(Bailiwick bailiwick) {
            return new BailiwickHealthIndicator(bailiwick);
        }
    }
}
