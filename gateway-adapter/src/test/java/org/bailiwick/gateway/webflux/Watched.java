package org.bailiwick.gateway.webflux;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bailiwick.access.AccessContext;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A gateway with a filter before the gate, one behind it, and an ear for decisions. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Watched {
    private final List<AccessEvent> decisions = new CopyOnWriteArrayList<>();
    private final List<String> arrivals = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * What the filter behind the gate saw.
     *
     * @param thread what it ran on
     * @param toldSubject the values of the field for the subject
     */
    record Seen(
            String thread,
            String toldSubject,
            Optional<AccessContext> inAttributes,
            Optional<AccessContext> inReactor,
            Optional<String> principal) {}

    @Bean
    EventSink ear() {
        return (Event event) -> {
            if (event instanceof AccessEvent decision) {
                decisions.add(decision);
            }
        };
    }

    /** Before the gate; once more from the beginning when the rest fails. */
    @Bean
    GlobalFilter before() {
        return new At(Ordered.HIGHEST_PRECEDENCE, (exchange, chain) -> {
            arrivals.add(Thread.currentThread().getName());
            return chain.filter(exchange).retry(1);
        });
    }

    @Bean
    GlobalFilter behind() {
        return new At(
                0,
                (exchange, chain) -> see(exchange)
                        .then(Mono.defer(() -> failing.getAndSet(false)
                                ? Mono.error(new IllegalStateException("fails once on purpose"))
                                : chain.filter(exchange))));
    }

    /** A filter in its place; the gateway does not look for an order at beans' methods. */
    private record At(int order, GatewayFilter filter) implements GlobalFilter, Ordered {
        @Override
        public int getOrder() {
            return order;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
            return filter.filter(exchange, chain);
        }
    }

    private Mono<Void> see(ServerWebExchange exchange) {
        String thread = Thread.currentThread().getName();
        Mono<Optional<AccessContext>> reactor =
                ReactiveAccessContext.current().map(Optional::of).defaultIfEmpty(Optional.empty());
        Mono<Optional<String>> principal = exchange.getPrincipal()
                .map(Principal::getName)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        return reactor.zipWith(principal)
                .doOnNext(both -> seen.add(new Seen(
                        thread,
                        String.valueOf(exchange.getRequest().getHeaders().get("Bailiwick-Subject")),
                        AccessContext.of(exchange::getAttribute),
                        both.getT1(),
                        both.getT2())))
                .then();
    }

    void failOnce() {
        failing.set(true);
    }

    List<AccessEvent> decisions() {
        return decisions;
    }

    /** The threads that requests came in on. */
    List<String> arrivals() {
        return arrivals;
    }

    List<Seen> seen() {
        return seen;
    }
}
