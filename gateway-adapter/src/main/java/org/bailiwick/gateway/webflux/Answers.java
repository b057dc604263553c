package org.bailiwick.gateway.webflux;

import org.bailiwick.access.Verdict;
import org.bailiwick.request.HttpAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes the core's answers as they are, and what it adds to those of others.
 *
 * <p>An answer that comes while the server still hands the request over can stop the connection from being read ever again
 * (reactor-netty issue 4361): it is written in the event loop's next turn.
 */
final class Answers {
    private Answers() {}

    static Mono<Void> write(HttpAnswer answer, ExchangeView inbound) {
        return Mono.defer(() -> write(answer, inbound.exchange()))
                .subscribeOn(Schedulers.fromExecutor(inbound.eventLoop()));
    }

    /** Adds what belongs to an admission to the answer, whoever gives it: at the end, when all others have said what is in it. */
    static void add(Verdict.Granted granted, ServerHttpResponse response) {
        if (granted.adds()) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> {
                HttpHeaders fields = response.getHeaders();
                granted.cacheControl(fields.getOrEmpty(HttpHeaders.CACHE_CONTROL))
                        .ifPresent(value -> fields.add(HttpHeaders.CACHE_CONTROL, value));
                granted.cookies().forEach(value -> fields.add(HttpHeaders.SET_COOKIE, value));
            }));
        }
    }

    private static Mono<Void> write(HttpAnswer answer, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().setContentLength(answer.body().length);
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }
}
