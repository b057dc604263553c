package org.bailiwick.gateway.webflux;

import java.net.InetAddress;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.UpstreamHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The exchange as the rest of the gateway, and so the service behind it, sees it: who is calling is told, and lies are gone. */
final class AdmittedExchange {
    private AdmittedExchange() {}

    static ServerWebExchange of(ExchangeView inbound, AccessContext context, UpstreamHeaders fields) {
        ServerWebExchange exchange = inbound.exchange();
        @Nullable InetAddress peer = inbound.peer();
        UnaryOperator<ServerHttpRequest> truthful = request -> unread(
                inbound,
                request.mutate()
                        .headers(headers -> {
                            withhold(headers, name -> fields.isWithheld(name, peer, context));
                            withholdOurCookies(headers);
                            fields.identifying(context).forEach(headers::set);
                        })
                        .build());
        // A predicate that has read the body keeps the request as it came; the gateway takes that up again behind us.
        inbound.keptRequest()
                .ifPresent(kept -> exchange.getAttributes()
                        .put(ServerWebExchangeUtils.CACHED_SERVER_HTTP_REQUEST_DECORATOR_ATTR, truthful.apply(kept)));
        ServerWebExchange.Builder admitted = exchange.mutate().request(truthful.apply(exchange.getRequest()));
        Optional<Principal> subject = context.subject().map(Subject::new);
        subject.ifPresent(principal -> admitted.principal(Mono.just(principal)));
        return inbound.keptBody().filter(KeptBody::isWhole).isPresent()
                ? new CoveredExchange(admitted.build())
                : admitted.build();
    }

    private static ServerHttpRequest unread(ExchangeView inbound, ServerHttpRequest request) {
        return inbound.keptBody()
                .<ServerHttpRequest>map(kept -> new UnreadRequest(request, kept, inbound.exchange()))
                .orElse(request);
    }

    private static void withhold(HttpHeaders headers, Predicate<String> isWithheld) {
        List<String> withheld =
                headers.headerNames().stream().filter(isWithheld).toList();
        withheld.forEach(headers::remove);
        List<String> options = headers.getConnection();
        List<String> harmless = options.stream().filter(isWithheld.negate()).toList();
        // What this field names is removed before the request goes on: it would take away what we are about to tell.
        if (harmless.size() < options.size()) {
            headers.setConnection(harmless);
        }
    }

    /** Out of a header that may still be changed. */
    static void withholdOurCookies(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(HttpHeaders.COOKIE);
        List<String> kept = UpstreamHeaders.kept(HttpHeaders.COOKIE, sent);
        if (kept.isEmpty()) {
            headers.remove(HttpHeaders.COOKIE);
        } else if (!kept.equals(sent)) {
            headers.put(HttpHeaders.COOKIE, kept);
        }
    }

    /** A request whose body was read already, as if it had not been. */
    private static final class UnreadRequest extends ServerHttpRequestDecorator {
        private final KeptBody body;
        private final ServerWebExchange exchange;

        UnreadRequest(ServerHttpRequest request, KeptBody body, ServerWebExchange exchange) {
            super(request);
            this.body = body;
            this.exchange = exchange;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.unread(exchange.getResponse().bufferFactory());
        }
    }

    /** The subject as Spring names it. */
    private record Subject(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }
}
