package org.bailiwick.gateway.webmvc;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.event.EventSink;
import org.bailiwick.spring.BailiwickAutoConfiguration;
import org.bailiwick.spring.BailiwickProperties;
import org.bailiwick.spring.ConfigurationResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.filter.FilterSupplier;
import org.springframework.cloud.gateway.server.mvc.filter.FormFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayDelegatingRouterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Guards every route of a WebMVC gateway as soon as this jar is on its class path; with {@code bailiwick.gateway.global:
 * false}, only those routes that have the filter.
 */
@AutoConfiguration(before = {BailiwickAutoConfiguration.class, GatewayServerMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(GatewayDelegatingRouterFunction.class)
@ConditionalOnProperty(name = "spring.cloud.gateway.server.webmvc.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BailiwickProperties.class)
public class WebMvcGatewayAutoConfiguration {
    /** Before Spring Security, whose filter chain is at -100, and after what only prepares the request. */
    static final int BEFORE_SECURITY = -106;

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Bailiwick bailiwick(BailiwickProperties properties, ResourceLoader resources, ObjectProvider<EventSink> sinks)
            throws IOException {
        return Bailiwick.startAtGateway(
                new ConfigurationResource(resources).read(properties.config()),
                sinks.orderedStream().toList());
    }

    @Bean
    RouteGuard bailiwickRouteGuard(Bailiwick bailiwick) {
        return new RouteGuard(bailiwick.gatekeeper(), bailiwick.upstreamHeaders());
    }

    @Bean
    FilterSupplier bailiwickFilterSupplier() {
        return new BailiwickFilterFunctions.Supplier();
    }

    @Bean
    @ConditionalOnProperty(name = "bailiwick.gateway.global", matchIfMissing = true)
    static RouteGuarding bailiwickRouteGuarding(ObjectProvider<RouteGuard> guard) {
        return new RouteGuarding(guard);
    }

    @Bean
    static NextHopExchanges bailiwickNextHopExchanges(ObjectProvider<RouteGuard> guard) {
        return new NextHopExchanges(guard);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "spring.cloud.gateway.server.webmvc.form-filter.enabled", matchIfMissing = true)
    FormFilter formFilter() {
        return new UntouchedForms();
    }

    @Bean
    static ForwardedFields bailiwickForwardedFields() {
        return new ForwardedFields();
    }

    @Bean
    WithoutOurCookies bailiwickWithoutOurCookies() {
        return new WithoutOurCookies();
    }

    /** With Apache's HTTP client, which this jar brings along, the gateway calls the services behind as a gateway should. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HttpClientBuilder.class, HttpComponentsClientHttpRequestFactoryBuilder.class})
    static class Client {
        @Bean
        ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder>
                bailiwickUpstreamClient() {
            return new UpstreamClient();
        }
    }

    @Bean
    FilterRegistrationBean<MetadataFilter> bailiwickMetadataFilter(Bailiwick bailiwick) {
        return beforeSecurity("bailiwick-metadata", new MetadataFilter(bailiwick.gatekeeper()));
    }

    @Bean
    FilterRegistrationBean<FederationFilter> bailiwickFederationFilter(Bailiwick bailiwick) {
        return beforeSecurity("bailiwick-federation", new FederationFilter(bailiwick.federation()));
    }

    @Bean
    FilterRegistrationBean<AnswerFilter> bailiwickAnswerFilter() {
        return beforeSecurity("bailiwick-answer", new AnswerFilter());
    }

    private static <F extends Filter> FilterRegistrationBean<F> beforeSecurity(String name, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setUrlPatterns(List.of("/*"));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }
}
