package org.bailiwick.gateway.webflux;

import org.bailiwick.request.Cookies;
import org.bailiwick.request.HttpAnswer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The session that the gateway, or what it is made of, has with a browser. It does not outlive a change of the person (CS-4): what
 * it holds is for nobody else, and who has had somebody use it before the login does not get into it after.
 */
final class FormerSession {
    private FormerSession() {}

    /** Ends it, where there is one and the answer logs the browser in or out. */
    static Mono<Void> endBy(HttpAnswer answer, ServerWebExchange exchange) {
        return Cookies.changeLogin(answer) ? exchange.getSession().flatMap(WebSession::invalidate) : Mono.empty();
    }
}
