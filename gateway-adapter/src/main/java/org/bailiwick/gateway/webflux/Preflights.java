package org.bailiwick.gateway.webflux;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * Holds back the gateway's own answer to a CORS preflight on a guarded route. Spring answers preflights before any filter of a
 * route is asked; here they wait for {@link PreflightWebFilter} to send them to the gate first.
 */
final class Preflights implements CorsProcessor {
    private static final String HELD = Preflights.class.getName();

    private final CorsProcessor processor;
    private final Predicate<Route> guarded;

    Preflights(CorsProcessor processor, Predicate<Route> guarded) {
        this.processor = processor;
        this.guarded = guarded;
    }

    @Override
    public boolean process(@Nullable CorsConfiguration configuration, ServerWebExchange exchange) {
        @Nullable Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route != null && guarded.test(route) && CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            exchange.getAttributes().put(HELD, new Held(processor, configuration));
            return true;
        }
        return processor.process(configuration, exchange);
    }

    /** Whether a preflight on the exchange waits for the gate. */
    static boolean areHeld(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(HELD);
    }

    /** Gives the gateway's own answer to a preflight that was admitted, where the gateway has one to give. */
    static boolean answered(ServerWebExchange exchange) {
        if (exchange.getAttributes().remove(HELD) instanceof Held held && held.configuration != null) {
            held.processor.process(held.configuration, exchange);
            return true;
        }
        return false;
    }

    /** What would have answered. */
    private record Held(CorsProcessor processor, @Nullable CorsConfiguration configuration) {}
}
