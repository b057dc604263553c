package org.bailiwick.gateway.server;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers 413 when a body is longer than it may be: at once when its length is announced, otherwise as soon as it has passed
 * the limit. Nothing is buffered; a body that grows too long has reached its upstream in part, and that call is broken off.
 */
final class RequestSizeLimit implements GlobalFilter, Ordered {
    /** A route's own limit, in its metadata. */
    static final String METADATA = "max-request-size";

    /** Behind whoever decides about the request, before whoever may want its body. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private final DataSize limit;

    RequestSizeLimit(DataSize limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long most = limitOf(exchange).toBytes();
        if (exchange.getRequest().getHeaders().getContentLength() > most) {
            return Mono.error(tooLong());
        }
        return chain.filter(
                exchange.mutate().request(counted(exchange.getRequest(), most)).build());
    }

    private DataSize limitOf(ServerWebExchange exchange) {
        @Nullable Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        @Nullable Object own = route == null ? null : route.getMetadata().get(METADATA);
        return own == null ? limit : DataSize.parse(own.toString());
    }

    private static ServerHttpRequest counted(ServerHttpRequest request, long most) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong passed = new AtomicLong();
                return super.getBody().handle((part, next) -> {
                    if (passed.addAndGet(part.readableByteCount()) <= most) {
                        next.next(part);
                    } else {
                        DataBufferUtils.release(part);
                        next.error(tooLong());
                    }
                });
            }
        };
    }

    private static ResponseStatusException tooLong() {
        return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
}
