package org.bailiwick.gateway.webflux;

import org.bailiwick.access.HttpAnswer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes the core's answers as they are. */
final class Answers {
    private Answers() {}

    static Mono<Void> write(HttpAnswer answer, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::set);
        response.getHeaders().setContentLength(answer.body().length);
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }
}
