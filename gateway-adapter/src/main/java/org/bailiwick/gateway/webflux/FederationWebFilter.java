package org.bailiwick.gateway.webflux;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.federation.QuestionForm;
import org.bailiwick.request.HttpAnswer;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Serves the domain's Federated Introspection Endpoint, where there is one, though no route leads to it. */
final class FederationWebFilter implements WebFilter, Ordered {
    private static final byte[] NOTHING = {};

    private final Optional<FederationEndpoint> federation;

    FederationWebFilter(Optional<FederationEndpoint> federation) {
        this.federation = federation;
    }

    /** Before Spring Security, whose filter chain is at -100, and whoever may want the form. */
    @Override
    public int getOrder() {
        return -106;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ExchangeView inbound = ExchangeView.of(exchange);
        return federation
                .filter(endpoint -> endpoint.isFor(inbound))
                .map(endpoint -> answer(new QuestionForm(endpoint, inbound), inbound))
                .orElseGet(() -> chain.filter(exchange));
    }

    private static Mono<Void> answer(QuestionForm form, ExchangeView inbound) {
        Mono<CompletionStage<HttpAnswer>> answer = form.isAnnouncedTooLong()
                ? Mono.fromSupplier(form::answerTooLong)
                : body(inbound.exchange())
                        .map(form::answer)
                        .onErrorResume(DataBufferLimitException.class, more -> Mono.fromSupplier(form::answerTooLong));
        return answer.flatMap(inbound::onEventLoop).flatMap(said -> Answers.write(said, inbound));
    }

    /** What there is of the body; nothing where another filter has taken it, and where the asker is gone. */
    private static Mono<byte[]> body(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), FederationEndpoint.MAX_BODY)
                .map(FederationWebFilter::octets)
                .defaultIfEmpty(NOTHING)
                .onErrorReturn(FederationWebFilter::isUnreadable, NOTHING);
    }

    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof Exception && !(failure instanceof DataBufferLimitException);
    }

    private static byte[] octets(DataBuffer joined) {
        try {
            byte[] octets = new byte[joined.readableByteCount()];
            joined.read(octets);
            return octets;
        } finally {
            DataBufferUtils.release(joined);
        }
    }
}
