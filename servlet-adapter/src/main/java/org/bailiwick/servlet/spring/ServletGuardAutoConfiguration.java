package org.bailiwick.servlet.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.servlet.BailiwickFilter;
import org.bailiwick.servlet.IdentityBridge;
import org.bailiwick.spring.BailiwickAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Guards a servlet application as soon as this jar is on its class path. */
@AutoConfiguration(after = BailiwickAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
public class ServletGuardAutoConfiguration {
    /** Before Spring Security, whose filter chain is at -100, and after what only prepares the request. */
    static final int FILTER_ORDER = -106;

    @Bean
    FilterRegistrationBean<BailiwickFilter> bailiwickFilter(
            Bailiwick bailiwick, ObjectProvider<IdentityBridge> bridges) {
        FilterRegistrationBean<BailiwickFilter> registration = new FilterRegistrationBean<>(
                new BailiwickFilter(bailiwick, bridges.getIfAvailable(() -> IdentityBridge.NONE)));
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
}
