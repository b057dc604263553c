package org.bailiwick.gateway.webflux;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/**
 * {@code Bailiwick} among a route's {@code filters}: the gate before this route. It has no settings, and comes before all
 * other filters wherever it is written.
 */
public final class BailiwickGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
    private final Gate gate;

    BailiwickGatewayFilterFactory(Gate gate) {
        this.gate = gate;
    }

    @Override
    public GatewayFilter apply(Object withoutSettings) {
        return gate;
    }
}
