package org.bailiwick.gateway.webflux;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Withholds from every service behind, and so on routes without a gate too, the cookies by which a browser is known that has
 * logged in: they are worth as much as a token.
 */
final class WithoutOurCookies implements HttpHeadersFilter, Ordered {
    @Override
    public HttpHeaders filter(HttpHeaders fields, ServerWebExchange exchange) {
        if (!fields.containsHeader(HttpHeaders.COOKIE)) {
            return fields;
        }
        HttpHeaders left = HttpHeaders.copyOf(fields);
        AdmittedExchange.withholdOurCookies(left);
        return left;
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
