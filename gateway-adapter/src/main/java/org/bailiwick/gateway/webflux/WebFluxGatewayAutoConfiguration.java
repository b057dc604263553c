package org.bailiwick.gateway.webflux;

import java.io.IOException;
import java.util.function.Predicate;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.event.EventSink;
import org.bailiwick.gateway.BailiwickGatewayProperties;
import org.bailiwick.spring.BailiwickAutoConfiguration;
import org.bailiwick.spring.BailiwickProperties;
import org.bailiwick.spring.ConfigurationResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.LocalResponseCacheAutoConfiguration;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.cache.ResponseCacheManagerFactory;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/** Guards a Spring Cloud Gateway on WebFlux as soon as this jar is on its class path. */
@AutoConfiguration(before = BailiwickAutoConfiguration.class, after = LocalResponseCacheAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(GlobalFilter.class)
@ConditionalOnProperty(name = "spring.cloud.gateway.server.webflux.enabled", matchIfMissing = true)
@EnableConfigurationProperties({BailiwickProperties.class, BailiwickGatewayProperties.class})
public class WebFluxGatewayAutoConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Bailiwick bailiwick(BailiwickProperties properties, ResourceLoader resources, ObjectProvider<EventSink> sinks)
            throws IOException {
        return Bailiwick.startAtGateway(
                new ConfigurationResource(resources).read(properties.config()),
                sinks.orderedStream().toList());
    }

    @Bean
    Gate bailiwickGate(Bailiwick bailiwick) {
        return new Gate(bailiwick.gatekeeper(), bailiwick.upstreamHeaders());
    }

    @Bean
    @ConditionalOnProperty(name = "bailiwick.gateway.global", matchIfMissing = true)
    BailiwickGlobalFilter bailiwickGlobalFilter(Gate gate) {
        return new BailiwickGlobalFilter(gate);
    }

    @Bean
    NextHopFilter bailiwickNextHopFilter(Bailiwick bailiwick) {
        return new NextHopFilter(bailiwick.gatekeeper());
    }

    @Bean
    @ConditionalOnBean(ResponseCacheManagerFactory.class)
    PastTheCache bailiwickPastTheCache() {
        return new PastTheCache();
    }

    @Bean
    BailiwickGatewayFilterFactory bailiwickGatewayFilterFactory(Gate gate) {
        return new BailiwickGatewayFilterFactory(gate);
    }

    @Bean
    MetadataWebFilter bailiwickMetadataWebFilter(Bailiwick bailiwick) {
        return new MetadataWebFilter(bailiwick.gatekeeper());
    }

    @Bean
    FederationWebFilter bailiwickFederationWebFilter(Bailiwick bailiwick) {
        return new FederationWebFilter(bailiwick.federation());
    }

    @Bean
    PreflightWebFilter bailiwickPreflightWebFilter(FilteringWebHandler routes) {
        return new PreflightWebFilter(routes);
    }

    @Bean
    static ForwardedFields bailiwickForwardedFields() {
        return new ForwardedFields();
    }

    @Bean
    WithoutOurCookies bailiwickWithoutOurCookies() {
        return new WithoutOurCookies();
    }

    @Bean
    NamedRoutes bailiwickNamedRoutes(Bailiwick bailiwick, RouteLocator routes) {
        return new NamedRoutes(bailiwick.gatekeeper().routes(), routes);
    }

    @Bean
    SmartInitializingSingleton bailiwickPreflights(
            RoutePredicateHandlerMapping mapping, BailiwickGatewayProperties properties) {
        Predicate<Route> guarded = route ->
                properties.global() || route.getFilters().stream().anyMatch(WebFluxGatewayAutoConfiguration::isGate);
        return () -> mapping.setCorsProcessor(new Preflights(mapping.getCorsProcessor(), guarded));
    }

    private static boolean isGate(Object filter) {
        return filter instanceof Gate
                || filter instanceof OrderedGatewayFilter ordered && isGate(ordered.getDelegate());
    }
}
