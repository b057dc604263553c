package org.bailiwick.gateway.webflux;

import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sends a preflight that was held back on the way of all requests of its route: through the gate, then to the gateway's CORS
 * configuration for the path, or to the service behind where there is none.
 */
final class PreflightWebFilter implements WebFilter {
    private final FilteringWebHandler routes;

    PreflightWebFilter(FilteringWebHandler routes) {
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Void> rest = chain.filter(exchange);
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? rest.then(Mono.defer(() -> Preflights.areHeld(exchange) ? routes.handle(exchange) : Mono.empty()))
                : rest;
    }
}
