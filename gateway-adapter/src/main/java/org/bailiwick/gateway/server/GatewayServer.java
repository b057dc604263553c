package org.bailiwick.gateway.server;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Objects;
import java.util.Properties;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;

/**
 * A gateway that needs two files and no code: the routes in Spring's own form, and {@code bailiwick.yaml}. Its defaults are in
 * {@code defaults.yml} beside this class and give way to whatever Spring is told, by file, variable or argument.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ServerLimits.class)
public class GatewayServer {
    /** Starts the gateway; ends with a status that is not 0 when it cannot. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(GatewayServer.class);
        application.setDefaultProperties(defaults());
        application.run(arguments);
    }

    static Properties defaults() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("defaults.yml", GatewayServer.class));
        return Objects.requireNonNull(yaml.getObject(), "defaults.yml");
    }

    @Bean
    GlobalFilter upstreamFailures() {
        return new UpstreamFailures();
    }

    @Bean
    GlobalFilter requestSizeLimit(ServerLimits limits) {
        return new RequestSizeLimit(limits.maxRequestSize());
    }

    @Bean
    NettyServerCustomizer requestReadTimeout(ServerLimits limits) {
        return server -> server.readTimeout(limits.readTimeout());
    }

    @Bean
    MeterFilter registeredMethods() {
        return new RegisteredMethods();
    }

    @Bean
    ReadyNotice readyNotice(RouteLocator routes, Environment environment) {
        return new ReadyNotice(routes, environment);
    }
}
