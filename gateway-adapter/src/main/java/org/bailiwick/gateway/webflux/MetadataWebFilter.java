package org.bailiwick.gateway.webflux;

import org.bailiwick.access.Gatekeeper;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Serves the description of the protected resource (RFC 9728) to anybody, though no route leads to it. */
final class MetadataWebFilter implements WebFilter, Ordered {
    private final Gatekeeper gatekeeper;

    MetadataWebFilter(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** Before Spring Security, whose filter chain is at -100. */
    @Override
    public int getOrder() {
        return -106;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return gatekeeper
                .published(ExchangeView.of(exchange))
                .map(document -> Answers.write(document, exchange))
                .orElseGet(() -> chain.filter(exchange));
    }
}
