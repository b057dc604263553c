package org.bailiwick.gateway.webflux;

import org.bailiwick.access.Gatekeeper;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Serves what the gatekeeper has to serve itself, such as the resource's description (RFC 9728), though no route leads to it. */
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
        ExchangeView inbound = ExchangeView.of(exchange);
        return gatekeeper
                .served(inbound)
                .map(coming -> inbound.onEventLoop(coming)
                        .flatMap(answer -> FormerSession.endBy(answer, exchange).then(Answers.write(answer, inbound))))
                .orElseGet(() -> chain.filter(exchange));
    }
}
