package org.bailiwick.gateway.webflux;

import java.util.Optional;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.UpstreamHeaders;
import org.bailiwick.access.Verdict;
import org.bailiwick.request.HttpAnswer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Stands before a route and lets through what the gatekeeper admits. It comes before all filters that rewrite, wherever in a
 * route's list it is written.
 *
 * <p>A request is decided once, however often it meets a gate. What can be decided at once is decided on the event loop; what
 * must wait for an authority comes back to it.
 */
final class Gate implements GatewayFilter, Ordered {
    /** After the one filter that only cleans up at the end. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final Gatekeeper gatekeeper;
    private final UpstreamHeaders upstreamHeaders;

    Gate(Gatekeeper gatekeeper, UpstreamHeaders upstreamHeaders) {
        this.gatekeeper = gatekeeper;
        this.upstreamHeaders = upstreamHeaders;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** In the Reactor context is who was admitted further out; in the attributes alone, who was before the chain began again. */
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.deferContextual(view -> {
            if (ReactiveAccessContext.isIn(view)) {
                return chain.filter(exchange);
            }
            ExchangeView inbound = ExchangeView.of(exchange);
            Optional<AccessContext> decided = AccessContext.of(exchange::getAttribute);
            return decided.isPresent()
                    ? goOn(decided.get(), inbound, chain)
                    : inbound.onEventLoop(gatekeeper.admit(inbound))
                            .flatMap(verdict -> follow(verdict, inbound, chain));
        });
    }

    private Mono<Void> follow(Verdict verdict, ExchangeView inbound, GatewayFilterChain chain) {
        return verdict.fold(
                granted -> {
                    inbound.exchange().getAttributes().put(AccessContext.ATTRIBUTE, granted.context());
                    Answers.add(granted, inbound.exchange().getResponse());
                    return goOn(granted.context(), inbound, chain);
                },
                denied -> refuse(denied.answer(), inbound),
                undecided -> refuse(undecided.answer(), inbound));
    }

    private static Mono<Void> refuse(HttpAnswer answer, ExchangeView inbound) {
        inbound.keptBody().ifPresent(KeptBody::drop);
        return Answers.write(answer, inbound);
    }

    private Mono<Void> goOn(AccessContext context, ExchangeView inbound, GatewayFilterChain chain) {
        if (Preflights.answered(inbound.exchange())) {
            return inbound.exchange().getResponse().setComplete();
        }
        return chain.filter(AdmittedExchange.of(inbound, context, upstreamHeaders))
                .contextWrite(others -> ReactiveAccessContext.with(context, others));
    }
}
