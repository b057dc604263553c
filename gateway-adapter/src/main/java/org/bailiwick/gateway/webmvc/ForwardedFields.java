package org.bailiwick.gateway.webmvc;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.RemoveForwardedRequestHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.RemoveXForwardedRequestHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Leaves it to {@code trusted-proxies} in the configuration file what a request that was admitted may say of where it came
 * from: the gateway by itself would let nothing through, even from a proxy that is trusted. Other requests are the
 * gateway's.
 */
final class ForwardedFields implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof RemoveForwardedRequestHeadersFilter
                        || bean instanceof RemoveXForwardedRequestHeadersFilter
                ? new UnlessAdmitted((RequestHttpHeadersFilter) bean)
                : bean;
    }

    /** Withholds from requests that nobody has decided on. */
    private record UnlessAdmitted(RequestHttpHeadersFilter withholding) implements RequestHttpHeadersFilter, Ordered {
        @Override
        public HttpHeaders apply(HttpHeaders fields, ServerRequest request) {
            return AdmittedServletRequest.isWithin(request.servletRequest())
                    ? fields
                    : withholding.apply(fields, request);
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }
}
