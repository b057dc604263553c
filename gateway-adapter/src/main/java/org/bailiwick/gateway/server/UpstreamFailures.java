package org.bailiwick.gateway.server;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives an upstream's failure the status that says so, where it would be 500: 502 when it cannot be reached or breaks off, 503
 * when all connections to it are taken, 504 when it cannot be reached in time. One line in the log names route and cause; the
 * caller is told the status alone.
 */
final class UpstreamFailures implements GlobalFilter, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailures.class);

    /** Just before the filters that call the upstream. */
    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 2;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).onErrorMap(failure -> statusOf(failure) != null, failure -> {
            @Nullable Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
            HttpStatus status = Objects.requireNonNull(statusOf(failure));
            LOG.warn("route {}: {} ({})", route == null ? "none" : route.getId(), status.value(), failure.toString());
            return new ResponseStatusException(status, null, failure);
        });
    }

    static @Nullable HttpStatus statusOf(Throwable failure) {
        if (failure instanceof ConnectTimeoutException || failure instanceof SslHandshakeTimeoutException) {
            return HttpStatus.GATEWAY_TIMEOUT;
        }
        if (failure instanceof TimeoutException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return failure instanceof IOException || failure instanceof DecoderException ? HttpStatus.BAD_GATEWAY : null;
    }
}
