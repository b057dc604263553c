package org.bailiwick.gateway.webflux;

import java.util.ArrayList;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends whoever was vouched for past the gateway's own response cache ({@code LocalResponseCache}, on a route or on all of them):
 * nothing is given to a caller from there, and no answer to one is kept there. It tells callers apart by {@code Authorization}, which
 * is gone behind the gate, so that one would get what another was answered.
 *
 * <p>The cache leaves requests alone that say {@code private}. That means something in answers alone (RFC 9111, section 5.2.2.7), so
 * neither clients nor filters say it in requests. So these say it within the gateway, and the service behind does not hear of it.
 */
final class PastTheCache implements GlobalFilter, HttpHeadersFilter, Ordered {
    /** Behind the gate and what takes up again a request that a predicate has kept; before whatever may be asked to cache. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1_100;

    private static final String SAID = PastTheCache.class.getName();
    private static final String PRIVATE = "private";

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Who is anonymous gets what everybody gets, and may be given it from the cache. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        boolean isVouchedFor = AccessContext.of(exchange::getAttribute)
                .flatMap(AccessContext::token)
                .isPresent();
        return chain.filter(isVouchedFor && !isSaid(exchange.getRequest()) ? saying(exchange) : exchange);
    }

    private static boolean isSaid(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.CACHE_CONTROL).contains(PRIVATE);
    }

    private static ServerWebExchange saying(ServerWebExchange exchange) {
        exchange.getAttributes().put(SAID, true);
        return exchange.mutate()
                .request(request -> request.headers(fields -> fields.add(HttpHeaders.CACHE_CONTROL, PRIVATE)))
                .build();
    }

    /** What goes on says what it said before. */
    @Override
    public HttpHeaders filter(HttpHeaders fields, ServerWebExchange exchange) {
        if (exchange.getAttribute(SAID) == null) {
            return fields;
        }
        List<String> left = new ArrayList<>(fields.getOrEmpty(HttpHeaders.CACHE_CONTROL));
        left.remove(PRIVATE);
        HttpHeaders before = HttpHeaders.copyOf(fields);
        before.remove(HttpHeaders.CACHE_CONTROL);
        before.addAll(HttpHeaders.CACHE_CONTROL, left);
        return before;
    }
}
