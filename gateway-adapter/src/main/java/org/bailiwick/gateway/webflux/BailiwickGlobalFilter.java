package org.bailiwick.gateway.webflux;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The gate before every route. */
final class BailiwickGlobalFilter implements GlobalFilter, Ordered {
    private final Gate gate;

    BailiwickGlobalFilter(Gate gate) {
        this.gate = gate;
    }

    @Override
    public int getOrder() {
        return gate.getOrder();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return gate.filter(exchange, chain);
    }
}
