package org.bailiwick.gateway.webflux;

import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.exchange.HopToken;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stands before the service behind, and asks the gatekeeper what to do where that answers 401 to the token that was got for it: to
 * send the request once more with another one, or to answer in the service's place. What the service says does not go further.
 *
 * <p>A request with a body is not sent again: it would have to be kept.
 */
final class NextHopFilter implements GlobalFilter, Ordered {
    /** Before whatever calls the service and whoever translates its failures; behind all filters that rewrite. */
    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 3;

    private final Gatekeeper gatekeeper;

    NextHopFilter(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return AccessContext.of(exchange::getAttribute)
                .filter(context -> isSentWith(context, exchange.getRequest().getHeaders()))
                .map(context -> new Attempt(exchange, chain).with(context))
                .orElseGet(() -> chain.filter(exchange));
    }

    /** Where a filter of the route has put something in its place, a 401 is not about our token. */
    private static boolean isSentWith(AccessContext context, HttpHeaders headers) {
        return context.hopToken()
                .filter(token -> headers.getOrEmpty(token.field())
                        .equals(List.of(token.value().reveal())))
                .isPresent();
    }

    /** One request on its way to the service, with the fields that the answer had before the service was asked. */
    private final class Attempt {
        private final ServerWebExchange exchange;
        private final GatewayFilterChain chain;
        private final boolean isRepeatable;
        private final HttpHeaders before = new HttpHeaders();

        Attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
            this.exchange = exchange;
            this.chain = chain;
            this.isRepeatable = !hasBody(exchange.getRequest().getHeaders());
            before.addAll(exchange.getResponse().getHeaders());
        }

        Mono<Void> with(AccessContext context) {
            return chain.filter(exchange).then(Mono.defer(() -> isRefused() ? decide(context) : Mono.empty()));
        }

        private boolean isRefused() {
            return HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())
                    && exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR) != null
                    && !exchange.getResponse().isCommitted();
        }

        private Mono<Void> decide(AccessContext context) {
            ServerWebExchangeUtils.reset(exchange);
            HttpHeaders answered = exchange.getResponse().getHeaders();
            answered.clear();
            answered.addAll(before);
            ExchangeView inbound = ExchangeView.of(exchange);
            return inbound.onEventLoop(gatekeeper.refusedAtNextHop(inbound, context, isRepeatable))
                    .flatMap(verdict -> verdict.fold(
                            granted -> again(granted.context()),
                            denied -> Answers.write(denied.answer(), inbound),
                            undecided -> Answers.write(undecided.answer(), inbound)));
        }

        /** Who else looks for the context finds the one that the request was let through with. */
        private Mono<Void> again(AccessContext context) {
            ServerHttpRequest.Builder request = exchange.getRequest().mutate();
            context.hopToken().ifPresent(token -> request.headers(headers -> set(token, headers)));
            ServerWebExchange second =
                    exchange.mutate().request(new WithoutBody(request.build())).build();
            return new Attempt(second, chain).with(context);
        }

        private static void set(HopToken token, HttpHeaders headers) {
            headers.set(token.field(), token.value().reveal());
        }

        /** Netty's HTTP/2 says {@code chunked} of a body whose length is not known, too. */
        private static boolean hasBody(HttpHeaders headers) {
            return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        }
    }

    /** That it has none was read once, and cannot be read again. */
    private static final class WithoutBody extends ServerHttpRequestDecorator {
        WithoutBody(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.empty();
        }
    }
}
