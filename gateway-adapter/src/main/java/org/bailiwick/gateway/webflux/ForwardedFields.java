package org.bailiwick.gateway.webflux;

import org.bailiwick.access.AccessContext;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveForwardedHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveXForwardedHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leaves it to {@code trusted-proxies} in the configuration file what a request that was admitted may say of where it came
 * from: the gateway by itself would let nothing through, even from a proxy that is trusted. Other requests are the
 * gateway's.
 */
final class ForwardedFields implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof RemoveForwardedHeadersFilter || bean instanceof RemoveXForwardedHeadersFilter
                ? new UnlessAdmitted((HttpHeadersFilter) bean)
                : bean;
    }

    /** Withholds from requests that nobody has decided on. */
    private record UnlessAdmitted(HttpHeadersFilter withholding) implements HttpHeadersFilter, Ordered {
        @Override
        public HttpHeaders filter(HttpHeaders fields, ServerWebExchange exchange) {
            return AccessContext.of(exchange::getAttribute).isPresent() ? fields : withholding.filter(fields, exchange);
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }
}
